using System.Globalization;
using System.Text;

namespace TrackingPlan.Benchmarks.Analysis;

/// <summary>4,000 tracking calls in 200 files, as sources on disk: all typed, or all untyped and accepted by a baseline.</summary>
internal sealed record Corpus(string Name, string Folder, IReadOnlyList<string> Sources, IReadOnlyList<string> AdditionalFiles)
{
    private const int Files = 200;
    private const int CallsPerFile = 20;

    public static Corpus Write(string name, string root, bool isTyped)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, isTyped ? "typed" : "untyped")).FullName;
        var sources = new List<string>();
        var baseline = new StringBuilder();
        for (var i = 0; i < Files; i++)
        {
            var path = Path.Combine(folder, $"Service{i}.cs");
            File.WriteAllText(path, isTyped ? Typed(i) : Untyped(i));
            baseline.Append(CultureInfo.InvariantCulture, $"Service{i}.cs | Services.Service{i}.Send | Referral Invite Sent\n");
            sources.Add(path);
        }

        var plan = Path.Combine(folder, "referral.plan.json");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "referral.plan.json"), plan, overwrite: true);
        var accepted = Path.Combine(folder, "tracking-plan.baseline");
        File.WriteAllText(accepted, baseline.ToString());
        return new(name, folder, sources, isTyped ? [plan] : [plan, accepted]);
    }

    private static string Typed(int number) => Service(number, call =>
        $"client.TrackReferralInviteSent(user, ReferralInviteSent.ChannelValue.Email, code + {call});");

    private static string Untyped(int number) => Service(number, call =>
        $$"""client.TrackUntyped(user, "Referral Invite Sent", new JsonObject { ["referrer_user_id"] = user, ["channel"] = "email", ["referral_code"] = code + {{call}} });""");

    private static string Service(int number, Func<int, string> call)
    {
        var source = new StringBuilder("using System.Text.Json.Nodes;\nusing ReferralPlan;\nusing TrackingPlan;\n\nnamespace Services;\n\n");
        source.Append(CultureInfo.InvariantCulture, $"public class Service{number}(ISegmentClient client)\n{{\n    public void Send(string user, string code)\n    {{\n");
        for (var i = 0; i < CallsPerFile; i++)
            source.Append("        ").Append(call(i)).Append('\n');
        return source.Append("    }\n}\n").ToString();
    }
}
