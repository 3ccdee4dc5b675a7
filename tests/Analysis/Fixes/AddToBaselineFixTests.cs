using Microsoft.CodeAnalysis.Testing;
using TrackingPlan.Analysis.Code;
using TrackingPlan.CodeFixes;

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
