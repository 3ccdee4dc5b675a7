using Microsoft.CodeAnalysis;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Judging;
using TrackingPlan.Tool.Docs;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Validation;

namespace TrackingPlan.Tool.Tests.Docs;

public class CatalogueTests
{
    public static TheoryData<string> PlanFiles => ["tracking-plan/referral.plan.json", .. Snapshots()];

    [Theory]
    [MemberData(nameof(PlanFiles))]
    public void Every_call_in_csharp_compiles_against_what_the_generator_makes_of_the_plan(string path)
    {
        var plan = Plans.File(Path.GetFileName(path), Repository.Read(path));
        AssertCompiles(plan);
    }

    [Fact]
    public void Calls_of_random_plans_compile()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var plan = Plans.File("random.plan.json", new PlanTexts(seed).Native(withFacts: false));
            AssertCompiles(plan);
        }
    }

    [Fact]
    public void Payloads_of_the_referral_plan_satisfy_it()
    {
        var validator = new PlanValidator(FileDocuments.Read(Plans.Referral));
        var evaluation = new Evaluation();
        foreach (var call in CatalogueBuilder.Build(Plans.Referral.Model).Calls)
        {
            Assert.True(validator.Check(InstanceBuilder.Of(JsonParser.Parse(call.Payload).Root), evaluation).IsPlanned);
            Assert.Equal([], evaluation.Found);
        }
    }

    [Fact]
    public void A_call_names_who_reads_it_who_owns_it_and_what_goes_with_it()
    {
        var signup = CatalogueBuilder.Build(Plans.Referral.Model).Calls.Single(c => c.Title == "Referral Signup Completed");
        Assert.Equal(("growth", "referrer_user_id"), (signup.Owner, signup.User));
        Assert.Equal(["identify", "group"], signup.Alongside);
        Assert.Contains(signup.Consumers, c => c is { Kind: "Metric", Name: "Referral funnel" });
    }

    [Fact]
    public void Words_of_a_plan_are_no_markup_in_markdown()
    {
        var text = MarkdownCatalogue.Write(CatalogueBuilder.Build(Plans.File("evil", Evil.Plan).Model));
        var outside = string.Join('\n', text.Split("```").Where((_, i) => i % 2 == 0));
        Assert.DoesNotContain("<script", outside, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", outside, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("[click](", outside, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split('\n'), l => l.StartsWith("# Injected", StringComparison.Ordinal));
    }

    private static void AssertCompiles(PlanFile plan)
    {
        var calls = CatalogueBuilder.Build(plan.Model).Calls.Select(c => c.CSharp);
        var source = $$"""
            #nullable enable
            #pragma warning disable CS0612, CS0618
            using System;
            using System.Collections.Generic;
            using System.Text.Json.Nodes;
            using TrackingPlan;
            using {{Compiled.Namespace}};

            static class Sample
            {
                public static void Run(ISegmentClient analytics)
                {
                    {{string.Join('\n', calls)}}
                }
            }
            """;
        var compilation = Compiled.Of(plan.Text, source);
        var code = compilation.SyntaxTrees.First();
        var problems = compilation.GetSemanticModel(code).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.True(!problems.Any(), $"{string.Join('\n', problems)}\n{source}");
    }

    private static IEnumerable<string> Snapshots() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "tests/Generator/Snapshots"), "*.plan.json").Select(p => Path.GetRelativePath(Repository.Root, p)).Order(StringComparer.Ordinal);
}
