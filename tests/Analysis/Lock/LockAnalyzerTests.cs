using Microsoft.CodeAnalysis.Testing;
using TrackingPlan.Generator.Analyzers.Lock;
using TrackingPlan.Language.Contract;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Analysis.Tests.Lock;

public sealed class LockAnalyzerTests
{
    private const string Before = """{ "name": "Shop", "events": { "Order Completed": { "properties": { "total": { "type": "number" }, "coupon": { "type": "string" } } } } }""";

    [Fact]
    public Task Nothing_without_a_lock() => Test(Before.Replace("number", "string"), locked: null).Run();

    [Fact]
    public Task Nothing_where_the_contract_is_the_same() =>
        Test(Before.Replace("\"number\"", "\"number\", \"description\": \"what was paid\""), Locked(Before)).Run();

    [Fact]
    public Task A_breaking_change_is_an_error_at_the_property() => Test(
        """
        {
          "name": "Shop",
          "events": {
            "Order Completed": {
              "properties": { "total": { "type": "string" }, "coupon": { "type": "string" } }
            }
          }
        }
        """,
        Locked(Before),
        new DiagnosticResult("TRK3001", Microsoft.CodeAnalysis.DiagnosticSeverity.Error).WithSpan("/app/test.plan.json", 5, 23, 5, 30)).Run();

    [Fact]
    public Task What_is_gone_is_reported_where_it_was() => Test(
        """
        { "name": "Shop",
          "events": {
            "Order Completed": { "properties": { "total": { "type": "number" } } } } }
        """,
        Locked(Before),
        new DiagnosticResult("TRK3001", Microsoft.CodeAnalysis.DiagnosticSeverity.Error).WithSpan("/app/test.plan.json", 3, 5, 3, 22)).Run();

    [Fact]
    public Task A_name_and_a_value_stay_on_the_line_of_the_message() => Test(
        """{ "name": "Shop", "events": { "A\nB": { "properties": { "c\u0007": { "const": "new\nline" } } } } }""",
        Locked("""{ "name": "Shop", "events": { "A\nB": { "properties": { "c\u0007": { "const": "old" } } } } }"""),
        new DiagnosticResult("TRK3001", Microsoft.CodeAnalysis.DiagnosticSeverity.Error).WithSpan("/app/test.plan.json", 1, 57, 1, 66)
            .WithMessage("""
                property "c\u0007" of event "A\u000aB" is always "new\u000aline" now; it was always "old", which breaks code and data (CONST_CHANGED): undo it, or update the lock if it is meant
                """)).Run();

    [Fact]
    public Task A_compatible_change_is_information() => Test(
        """
        { "name": "Shop",
          "events": {
            "Order Completed": { "properties": { "total": { "type": "number" }, "coupon": { "type": "string" },
              "note": { "type": "string" } } } } }
        """,
        Locked(Before),
        new DiagnosticResult("TRK3002", Microsoft.CodeAnalysis.DiagnosticSeverity.Info).WithSpan("/app/test.plan.json", 4, 7, 4, 13)).Run();

    [Fact]
    public Task A_line_that_is_none_is_reported_in_the_lock() => Test(
        Before,
        Locked(Before).Replace("\nplan", "\n=======\nplan"),
        DiagnosticResult.CompilerWarning("TRK3003").WithSpan("/app/test.plan.lock", 2, 1, 2, 8)).Run();

    private static RuleTest<LockAnalyzer> Test(string plan, string? locked, params DiagnosticResult[] expected)
    {
        var test = new RuleTest<LockAnalyzer>("class C;").WithPlan(plan);
        if (locked is not null)
            test.WithFile("/app/test.plan.lock", locked);
        test.ExpectedDiagnostics.AddRange(expected);
        return test;
    }

    private static string Locked(string plan) => PlanLock.Write(PlanReader.Read(plan, "test.plan.json").Model!);
}
