namespace TrackingPlan.Quickstart.Tests;

/// <summary>A mistake in a call or in the plan fails the build where it is.</summary>
public sealed class BuildErrorsTests
{
    private static readonly string Plan = Repository.Read("tracking-plan/referral.plan.json").ReplaceLineEndings("\n");

    private const string Calls = """
        using Shop.ReferralPlan;
        using TrackingPlan;

        public static class Calls
        {
            public static void Send(ISegmentClient analytics, ReferralInviteSent.ChannelValue channel)
            {
                analytics.Track(new ReferralInviteSent { ReferrerUserId = "u", Channel = channel, ReferralCode = "c" });
                analytics.Identify("u", new IdentifyTraits { Email = "e@example.com", ReferredByUserId = "r", ReferralCodeUsed = "c" });
            }
        }
        """;

    [Fact]
    public async Task Calls_as_the_plan_describes_them_build()
    {
        using var project = new TemporaryProject();
        project.Write("referral.plan.json", Plan);
        project.Write("Calls.cs", Calls);

        var (exitCode, errors) = await project.BuildAsync();

        Assert.Empty(errors);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task A_wrong_call_fails_the_build_at_its_line()
    {
        using var project = new TemporaryProject();
        project.Write("referral.plan.json", Plan);
        project.Write("Calls.cs", Calls);
        project.Write("Misspelled.cs", Calls.Replace("class Calls", "class Misspelled", StringComparison.Ordinal)
            .Replace("{ ReferrerUserId =", "{ ReferrerUserID =", StringComparison.Ordinal));
        project.Write("LeftOut.cs", Calls.Replace("class Calls", "class LeftOut", StringComparison.Ordinal)
            .Replace(", ReferralCode = \"c\"", "", StringComparison.Ordinal));
        project.Write("StringForEnum.cs", Calls.Replace("class Calls", "class StringForEnum", StringComparison.Ordinal)
            .Replace("Channel = channel", "Channel = \"email\"", StringComparison.Ordinal));

        var (exitCode, errors) = await project.BuildAsync();

        Assert.NotEqual(0, exitCode);
        Assert.All(errors, error => Assert.Equal(8, error.Line));
        Assert.Contains(errors, error => error is { File: "Misspelled.cs", Id: "CS0117" } && error.Message.Contains("ReferrerUserID", StringComparison.Ordinal));
        Assert.Contains(errors, error => error is { File: "LeftOut.cs", Id: "CS9035" } && error.Message.Contains("ReferralCode", StringComparison.Ordinal));
        Assert.Contains(errors, error => error is { File: "StringForEnum.cs", Id: "CS0029" } && error.Message.Contains("ChannelValue", StringComparison.Ordinal));
        Assert.DoesNotContain(errors, error => error.File == "Calls.cs");
    }

    [Fact]
    public async Task A_broken_plan_fails_the_build_at_its_line_and_column()
    {
        const string Colon = "\"enum\": [", NoColon = "\"enum\" [";
        const string Type = "\"type\": \"number\"", Typo = "\"type\": \"nubmer\"";
        using var project = new TemporaryProject();
        project.Write("json.plan.json", Plan.Replace(Colon, NoColon, StringComparison.Ordinal));
        project.Write("type.plan.json", Plan.Replace(Type, Typo, StringComparison.Ordinal));

        var (exitCode, errors) = await project.BuildAsync();

        Assert.NotEqual(0, exitCode);
        var json = Assert.Single(errors, error => error.File == "json.plan.json");
        Assert.Equal(PlaceOf(Colon, NoColon.IndexOf('[', StringComparison.Ordinal)), (json.Line, json.Column));
        var place = PlaceOf(Type, Typo.LastIndexOf("\"nubmer", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.File == "type.plan.json" && (error.Line, error.Column) == place && error.Message.Contains("nubmer", StringComparison.Ordinal));
        Assert.All(errors, error => Assert.StartsWith("TRK", error.Id, StringComparison.Ordinal));
    }

    /// <summary>Line and column, from 1, of what stands so many characters after the first such text of the plan.</summary>
    private static (int Line, int Column) PlaceOf(string text, int offset)
    {
        var before = Plan[..(Plan.IndexOf(text, StringComparison.Ordinal) + offset)].Split('\n');
        return (before.Length, before[^1].Length + 1);
    }
}
