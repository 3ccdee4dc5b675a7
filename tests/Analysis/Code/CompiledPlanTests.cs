using Microsoft.CodeAnalysis;
using TrackingPlan.Generator.Analyzers.Code;

namespace TrackingPlan.Analysis.Tests.Code;

/// <summary>A plan that came with a referenced assembly: no file, the same rules.</summary>
public sealed class CompiledPlanTests
{
    private static readonly PortableExecutableReference Library = CompileLibrary();

    [Fact]
    public Task An_untyped_call() => new RuleTest<UntypedCallAnalyzer>(
        """
        class Referrals(TrackingPlan.ISegmentClient client)
        {
            void Send() => TrackingPlan.UntypedCalls.TrackUntyped(client, "u", {|TRK2001:"Referral Converted"|});
        }
        """,
        Library).WithPlan(null).Run();

    [Fact]
    public Task An_unknown_event_and_what_was_meant() => new RuleTest<UnknownEventAnalyzer>(
        """
        using TrackingPlan;

        class Referrals(ISegmentClient client)
        {
            void Send() => client.TrackUntyped("u", {|TRK2002:"Referal Converted"|});
        }
        """,
        Library).WithPlan(null).Run();

    [Fact]
    public Task A_constant_of_a_typed_call() => new RuleTest<TypedValueAnalyzer>(
        """
        using ReferralPlan;
        using TrackingPlan;

        class Referrals(ISegmentClient client)
        {
            void Send() => client.TrackReferralConverted("a", "b", "c", "pro", {|TRK2007:-1|}, currency: {|TRK2007:"euro"|});
        }
        """,
        Library).WithPlan(null).Run();

    [Fact]
    public Task Calls_that_go_together() => new RuleTest<CallAloneAnalyzer>(
        """
        using ReferralPlan;
        using TrackingPlan;

        class Referrals(ISegmentClient client)
        {
            void Send() => {|TRK2008:client.TrackReferralSignupCompleted("a", "b", "c")|};
        }
        """,
        Library).WithPlan(null).Run();

    [Fact]
    public Task Its_untracked_events_are_the_business_of_the_project_that_owns_it() =>
        new RuleTest<UntrackedEventAnalyzer>("class C;", Library).WithPlan(null).Run();

    [Fact]
    public Task A_wrapper_of_the_library_that_carries_the_attribute() => new RuleTest<UntypedCallAnalyzer>(
        """
        class Referrals
        {
            void Send()
            {
                Library.Tracker.Send(1, {|TRK2001:"Referral Converted"|});
                Library.Tracker.Other("Referral Converted");
            }
        }
        """,
        Library).WithPlan(null).Run();

    private static PortableExecutableReference CompileLibrary()
    {
        var compilation = AllAnalyzers.Compile("""
            namespace Library
            {
                public static class Tracker
                {
                    [TrackingPlan.UntypedTrack(Event = "what")]
                    public static void Send(int much, string what) { }

                    public static void Other(string eventName) { }
                }
            }
            """);
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
