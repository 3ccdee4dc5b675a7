using Microsoft.CodeAnalysis.Testing;
using TrackingPlan.Generator.Analyzers.Code;

namespace TrackingPlan.Analysis.Tests.Code;

public sealed class DeprecationTests
{
    private const string Plan = """
        {
          "events": {
            "Order Sent": { "deprecated": { "message": "use Order Completed", "sunset": "2027-01-31" } },
            "Order Gone": { "deprecated": true },
            "Order Completed": { "properties": { "total": { "type": "number" }, "sum": { "type": "number", "deprecated": { "message": "use total", "sunset": "2027-01-31" } } } }
          }
        }
        """;

    private const string Untyped = """
        using Segment.Analytics;
        using Segment.Serialization;

        class Orders(IAnalytics analytics)
        {
            void Send()
            {
                analytics.Track({|#0:"Order Sent"|});
                analytics.Track({|#1:"Order Gone"|});
                analytics.Track("Order Completed", new JsonObject { ["total"] = 1, [{|#2:"sum"|}] = 1 });
            }
        }
        """;

    [Fact]
    public Task A_warning_until_the_day_of_the_sunset() => Test(Untyped, "2027-01-31",
        DiagnosticResult.CompilerWarning("TRK2009").WithLocation(0).WithMessage("\"Order Sent\" is deprecated and goes after 2027-01-31: \"use Order Completed\""),
        DiagnosticResult.CompilerWarning("TRK2009").WithLocation(1).WithMessage("\"Order Gone\" is deprecated"),
        DiagnosticResult.CompilerWarning("TRK2009").WithLocation(2)).Run();

    [Fact]
    public Task An_error_after_it() => Test(Untyped, "2027-02-01",
        DiagnosticResult.CompilerError("TRK2010").WithLocation(0).WithMessage("\"Order Sent\" was to be gone after 2027-01-31: \"use Order Completed\""),
        DiagnosticResult.CompilerWarning("TRK2009").WithLocation(1),
        DiagnosticResult.CompilerError("TRK2010").WithLocation(2)).Run();

    [Fact]
    public Task Typed_calls_are_the_compilers_own_before_and_an_error_after() => Test(
        """
        using TestPlan;

        class Orders
        {
            object[] Values() =>
            [
                {|#0:new OrderSent()|},
                new OrderCompleted { Total = 1 },
                new OrderCompleted { {|#1:Sum = 1|} },
            ];

            object Changed(OrderSent made) => made with { };
        }
        """,
        "2027-02-01",
        DiagnosticResult.CompilerError("TRK2010").WithLocation(0),
        DiagnosticResult.CompilerError("TRK2010").WithLocation(1)).Run();

    [Fact]
    public Task Typed_calls_before_it_are_left_to_the_compiler() =>
        Test("class Orders { object[] Values() => [new TestPlan.OrderSent(), new TestPlan.OrderGone(), new TestPlan.OrderCompleted { Sum = 1 }]; }", "2027-01-31").Run();

    [Fact]
    public Task A_property_alone_may_be_deprecated() => new RuleTest<DeprecationAnalyzer>(
        """
        class Orders(Segment.Analytics.IAnalytics analytics)
        {
            void Send() => analytics.Track("Order Completed", new Segment.Serialization.JsonObject { [{|TRK2009:"sum"|}] = 1 });
        }
        """,
        Clients.SegmentAnalyticsCSharp)
        .WithPlan("""{ "events": { "Order Completed": { "properties": { "sum": { "type": "number", "deprecated": true } } } } }""").Run();

    private static RuleTest<DeprecationAnalyzer> Test(string code, string today, params DiagnosticResult[] expected)
    {
        var test = new RuleTest<DeprecationAnalyzer>(code, Clients.SegmentAnalyticsCSharp).WithPlan(Plan).WithOption("tracking_plan.today", today);
        test.ExpectedDiagnostics.AddRange(expected);
        return test;
    }
}
