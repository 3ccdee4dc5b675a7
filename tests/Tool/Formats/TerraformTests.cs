using TrackingPlan.Language.Changes;

namespace TrackingPlan.Tool.Tests;

/// <summary>A plan in Terraform's language, as every command takes it.</summary>
public sealed class TerraformTests : IDisposable
{
    private const string Plan = """
        import {
          to = segment_tracking_plan.shop
          id = "tp_1"
        }

        resource "segment_tracking_plan" "shop" {
          name        = "Shop"
          description = "What the shop tracks."
          type        = "LIVE"
          rules = [
            {
              key     = "Order Placed"
              type    = "TRACK"
              version = 1
              json_schema = jsonencode({
                "$schema" = "http://json-schema.org/draft-07/schema#"
                type      = "object"
                properties = {
                  context = {}
                  traits  = {}
                  properties = {
                    type = "object"
                    properties = {
                      amount = { type = "number", minimum = 0 }
                    }
                    required = ["amount"]
                  }
                }
              })
            },
            {
              key         = null
              type        = "IDENTIFY"
              version     = 1
              json_schema = <<-EOF
                {
                  "type": "object",
                  "properties": {
                    "traits": { "properties": { "email": { "type": "strin" } } }
                  }
                }
                EOF
            },
          ]
        }
        """;

    private readonly ToolFolder _folder = new();

    public TerraformTests() => _folder.Write("plan.tf", Plan.Replace("\"strin\"", "\"string\"", StringComparison.Ordinal));

    [Fact]
    public async Task An_import_makes_a_native_plan_that_says_the_same()
    {
        var import = await _folder.RunAsync("import", "plan.tf", "--output", "app.plan.json");
        Assert.Equal((0, "Wrote app.plan.json.\n"), (import.ExitCode, import.Error));
        var check = await _folder.RunAsync("check", "app.plan.json");
        Assert.Equal(0, check.ExitCode);
        var changes = PlanDiff.Compare(Plans.File("plan.tf", _folder.Read("plan.tf")).Model, Plans.File("app.plan.json", _folder.Read("app.plan.json")).Model);
        Assert.Equal(["PLAN_SHAPE_CHANGED"], changes.Select(c => c.Rule.Id).Except(["VERSION_STAMP_REMOVED"]));
    }

    [Fact]
    public async Task Diff_and_review_compare_two_files_and_point_into_them()
    {
        _folder.Write("new.tf", _folder.Read("plan.tf").Replace("amount = { type = \"number\", minimum = 0 }", "amount = { type = \"integer\" }", StringComparison.Ordinal));
        Assert.Equal(0, (await _folder.RunAsync("diff", "plan.tf", "plan.tf")).ExitCode);
        var diff = await _folder.RunAsync("diff", "plan.tf", "new.tf");
        Assert.Equal(100, diff.ExitCode);
        Assert.Contains("new.tf(24,24): error NUMBER_NARROWED", diff.Output, StringComparison.Ordinal);
        var review = await _folder.RunAsync("review", "plan.tf", "new.tf");
        Assert.Equal(100, review.ExitCode);
    }

    [Fact]
    public async Task Validate_judges_payloads_by_it()
    {
        _folder.Write("events.ndjson", """
            {"type":"track","event":"Order Placed","userId":"u","properties":{"amount":1}}
            {"type":"track","event":"Order Placed","userId":"u","properties":{"amount":-1}}
            """);
        var result = await _folder.RunAsync("validate", "events.ndjson", "--plan", "plan.tf", "--details");
        Assert.Equal(100, result.ExitCode);
        Assert.Contains("amount", result.Output, StringComparison.Ordinal);
    }

    /// <summary>At the line and column of the heredoc, where the schema's text is that of another language.</summary>
    [Fact]
    public async Task Check_underlines_what_is_wrong()
    {
        _folder.Write("plan.tf", Plan);
        var check = await _folder.RunAsync("check", "plan.tf");
        Assert.Equal(100, check.ExitCode);
        Assert.Contains("plan.tf(39,60): error TRK1006: \"strin\" is no type of JSON Schema", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_several_plans_is_named()
    {
        _folder.Write("two.tf", """
            resource "segment_tracking_plan" "web" { rules = [] }
            resource "segment_tracking_plan" "id-tp_2" { rules = [{ type = "TRACK", key = "A", version = 1, json_schema = "{}" }] }
            """);
        var which = await _folder.RunAsync("import", "two.tf");
        Assert.Equal((2, "tracking-plan: two.tf: holds 2 tracking plans; say which: two.tf#web, two.tf#id-tp_2.\n"), (which.ExitCode, which.Error));
        var none = await _folder.RunAsync("import", "two.tf#app");
        Assert.Equal((2, "tracking-plan: two.tf: has no tracking plan \"app\"; there is two.tf#web, two.tf#id-tp_2.\n"), (none.ExitCode, none.Error));
        var one = await _folder.RunAsync("import", "two.tf#id-tp_2");
        Assert.Equal(0, one.ExitCode);
        Assert.Contains("\"A\"", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_may_hold_it()
    {
        using var git = await GitFolder.CreateAsync();
        await git.CommitAsync("plans/plan.tf", _folder.Read("plan.tf"));
        var result = await git.RunAsync("diff", "git:HEAD:plans/plan.tf", "git:HEAD:plans/plan.tf#shop");
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("fmt")]
    [InlineData("lock")]
    public async Task What_writes_plans_that_compile_leaves_it_alone(string command)
    {
        var before = _folder.Read("plan.tf");
        var result = await _folder.RunAsync(command, "plan.tf");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"plan.tf: {command} writes a JSON plan, and this one is read from another format; make one of it with import first.", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Read("plan.tf"));
    }

    public void Dispose() => _folder.Dispose();
}
