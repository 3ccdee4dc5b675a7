using System.Text;
using Microsoft.CodeAnalysis.CodeFixes;
using TrackingPlan.Generator.Analyzers.Code;
using TrackingPlan.Generator.CodeFixes;
using TrackingPlan.Language.Contract;

namespace TrackingPlan.Analysis.Tests.Fixes;

public sealed class AddToBaselineFixTests
{
    private const string Before = """
        namespace Shop
        {
            class Orders(Segment.Analytics.IAnalytics analytics)
            {
                void Complete()
                {
                    analytics.Track({|TRK2002:"Order Completed"|});
                    analytics.Track({|TRK2002:"Order Completed"|});
                    analytics.Track({|TRK2002:"Zebra Seen"|});
                }

                string Name { get { analytics.Track({|TRK2002:"Apple Eaten"|}); return ""; } }
            }
        }
        """;

    private static readonly string After = Before.Replace("{|TRK2002:", "").Replace("|}", "");

    [Fact]
    public Task Lines_are_put_in_their_place() => new FixTest<UnknownEventAnalyzer, AddToBaselineFix>(Before, After, Clients.SegmentAnalyticsCSharp)
    {
        NumberOfIncrementalIterations = 3,
    }
    .WithReferralPlan()
    .WithFile("/app/tracking-plan.baseline",
        "# ours\r\nsrc/Code.cs | Shop.Orders.Complete | Pear Eaten\r\nsrc/Other.cs | Shop.Other.Send | Order Completed",
        "# ours\r\nsrc/Code.cs | Shop.Orders.Complete | Order Completed\r\nsrc/Code.cs | Shop.Orders.Complete | Pear Eaten\r\nsrc/Code.cs | Shop.Orders.Complete | Zebra Seen\r\nsrc/Code.cs | Shop.Orders.Name | Apple Eaten\r\nsrc/Other.cs | Shop.Other.Send | Order Completed")
    .Run();

    [Theory]
    [InlineData(1)]
    [InlineData(2)] // one project, built for two frameworks
    public async Task A_project_without_a_baseline_gets_one_beside_its_plan(int frameworks)
    {
        var files = await FileFix.FixAllAsync(
            new UnknownEventAnalyzer(),
            new AddToBaselineFix(),
            FixAllScope.Solution,
            frameworks,
            ("/app/referral.plan.json", Resources.ReferralPlan),
            ("/app/src/Code.cs", """class Orders(TrackingPlan.ISegmentClient client) { void Send() => TrackingPlan.UntypedCalls.TrackUntyped(client, "u", "Order Completed"); }"""));

        var baseline = files["/app/tracking-plan.baseline"];
        Assert.Equal(BaselineEntry.Header + "\nsrc/Code.cs | Orders.Send | Order Completed\n", baseline.ToString());
        Assert.Empty(baseline.Encoding!.GetPreamble());
        Assert.Equal(Resources.ReferralPlan, files["/app/referral.plan.json"].ToString());
    }

    [Fact]
    public Task A_call_in_a_lambda_or_a_local_function_belongs_to_the_member() => new FixTest<UnknownEventAnalyzer, AddToBaselineFix>(
        """
        class Orders(Segment.Analytics.IAnalytics analytics)
        {
            void Complete()
            {
                System.Action later = () => analytics.Track({|TRK2002:"Order Completed"|});
                void Local() => analytics.Track({|TRK2002:"Order Sent"|});
            }
        }
        """,
        """
        class Orders(Segment.Analytics.IAnalytics analytics)
        {
            void Complete()
            {
                System.Action later = () => analytics.Track("Order Completed");
                void Local() => analytics.Track("Order Sent");
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp)
    {
        NumberOfIncrementalIterations = 2,
    }
    .WithReferralPlan()
    .WithFile("/app/tracking-plan.baseline", "", "src/Code.cs | Orders.Complete | Order Completed\nsrc/Code.cs | Orders.Complete | Order Sent\n")
    .Run();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Line_breaks_and_byte_order_mark_stay_as_they_are(bool hasMark) => new FixTest<UnknownEventAnalyzer, AddToBaselineFix>(Before, After, Clients.SegmentAnalyticsCSharp)
    {
        NumberOfIncrementalIterations = 3,
    }
    .WithReferralPlan()
    .WithFile("/app/tracking-plan.baseline",
        "# ours\r\n",
        "# ours\r\nsrc/Code.cs | Shop.Orders.Complete | Order Completed\r\nsrc/Code.cs | Shop.Orders.Complete | Zebra Seen\r\nsrc/Code.cs | Shop.Orders.Name | Apple Eaten\r\n",
        new UTF8Encoding(hasMark))
    .Run();

    [Fact]
    public Task An_empty_baseline_is_filled() => new FixTest<UnknownEventAnalyzer, AddToBaselineFix>(Before, After, Clients.SegmentAnalyticsCSharp)
    {
        NumberOfIncrementalIterations = 3,
    }
    .WithReferralPlan()
    .WithFile("/app/tracking-plan.baseline", "",
        "src/Code.cs | Shop.Orders.Complete | Order Completed\nsrc/Code.cs | Shop.Orders.Complete | Zebra Seen\nsrc/Code.cs | Shop.Orders.Name | Apple Eaten\n")
    .Run();
}
