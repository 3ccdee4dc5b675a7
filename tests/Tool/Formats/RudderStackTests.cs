using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Formats;
using TrackingPlan.Language.Json;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Tests;

/// <summary>Plans of RudderStack's CLI: a file of rules, and others that say what the rules refer to.</summary>
public sealed class RudderStackTests : IDisposable
{
    private readonly ToolFolder _folder = new();

    public RudderStackTests()
    {
        _folder.Write("catalog/events.yaml", """
            version: rudder/v0.1
            kind: events
            metadata:
              name: shop
            spec:
              events:
                - id: order_placed
                  name: "Order Placed"
                  event_type: track
                  description: A customer pays.
                  category: "#/categories/groups/sales"
                - id: user_identify
                  event_type: identify
                - id: home
                  event_type: page
            """);
        _folder.Write("catalog/categories.yml", "version: rudder/v0.1\nkind: categories\nmetadata: { name: groups }\nspec: { categories: [{ id: sales, name: Sales }] }\n");
        _folder.Write("catalog/properties.yaml", """
            version: "rudder/v0.1"
            kind: properties
            metadata: { name: props }
            spec:
              properties:
                - id: amount
                  name: amount
                  type: number
                  propConfig: { minimum: 0, multipleOf: 0.01 }
                - { id: currency, name: "Currency Code", type: "string, null", propConfig: { enum: [EUR, USD, "1"] } }
                - { id: tags, name: tags, type: array, propConfig: { itemTypes: [string, integer], minItems: 1 } }
                - { id: lines, name: lines, type: array, propConfig: { itemTypes: ["#/custom-types/types/line"] } }
                - { id: address, name: address, type: object, description: Where it goes. }
                - { id: city, name: city, type: "#/custom-types/types/name" }
                - { id: sku, name: sku, type: string }
                - { id: email, name: email, type: string, propConfig: { format: email } }
                - { id: anything, name: anything }
            """);
        _folder.Write("catalog/types.yaml", """
            version: rudder/0.1
            kind: custom-types
            metadata: { name: types }
            spec:
              types:
                - { id: name, name: Name, type: string, description: A name., config: { minLength: 1, maxLength: 80 } }
                - id: line
                  name: Line
                  type: object
                  properties:
                    - $ref: "#/properties/props/sku"
                      required: true
                    - $ref: "#/properties/props/amount"
            """);
        _folder.Write("plans/shop.yaml", Plan);
    }

    private const string Plan = """
        version: rudder/v0.1
        kind: tp
        metadata:
          name: shop
        spec:
          id: shop
          display_name: Shop Plan
          description: What the shop tracks.
          rules:
            - type: event_rule
              id: order_placed_rule
              event:
                $ref: "#/events/shop/order_placed"
                allow_unplanned: false
              properties:
                - $ref: "#/properties/props/amount"
                  required: true
                - $ref: "#/properties/props/currency"
                - $ref: "#/properties/props/tags"
                - $ref: "#/properties/props/lines"
                - $ref: "#/properties/props/anything"
                - $ref: "#/properties/props/address"
                  properties:
                    - $ref: "#/properties/props/city"
                      required: true
            - type: event_rule
              id: identify_rule
              event:
                $ref: "#/events/shop/user_identify"
                allow_unplanned: true
                identity_section: context.traits
              properties:
                - $ref: "#/properties/props/email"
                  required: true
        """;

    private const string Native = """
        {
          "name": "Shop Plan",
          "description": "What the shop tracks.",
          "events": {
            "Order Placed": {
              "description": "A customer pays.",
              "properties": {
                "amount": { "type": "number", "minimum": 0, "multipleOf": 0.01 },
                "Currency Code": { "type": ["string", "null"], "enum": ["EUR", "USD", "1"] },
                "tags": { "type": "array", "items": { "type": ["string", "integer"] }, "minItems": 1 },
                "lines": { "type": "array", "items": { "type": "object", "properties": { "sku": { "type": "string" }, "amount": { "type": "number", "minimum": 0, "multipleOf": 0.01 } }, "required": ["sku"] } },
                "anything": {},
                "address": { "description": "Where it goes.", "type": "object", "properties": { "city": { "description": "A name.", "type": "string", "minLength": 1, "maxLength": 80 } }, "required": ["city"] }
              },
              "required": ["amount"],
              "additionalProperties": false
            }
          },
          "identify": { "traits": { "email": { "type": "string", "format": "email" } }, "required": ["email"] }
        }
        """;

    [Fact]
    public async Task A_plan_is_read_with_all_that_it_refers_to()
    {
        var import = await _folder.RunAsync("import", "plans/shop.yaml", "--output", "app.plan.json");
        Assert.Equal(0, import.ExitCode);
        Assert.Equal("not held: $.events[\"Order Placed\"].labels: the plan has no labels\nWrote app.plan.json.\n", import.Error);
        Plans.AssertSame(Plans.File("native.plan.json", Native), Plans.File("app.plan.json", _folder.Read("app.plan.json")));
        Assert.Equal(0, (await _folder.RunAsync("check", "app.plan.json")).ExitCode);
        Assert.Equal(0, (await _folder.RunAsync("diff", "plans/shop.yaml", "app.plan.json", "--fail-on", "none")).ExitCode);
    }

    /// <summary>The format since rudder/v1: the same plan, other words.</summary>
    [Fact]
    public async Task The_second_version_says_the_same()
    {
        _folder.Write("v1/all.yaml", """
            version: rudder/v1
            kind: properties
            metadata: { name: p }
            spec:
              properties:
                - { id: amount, name: amount, type: number, config: { minimum: 0, multiple_of: 0.01 } }
                - { id: currency, name: "Currency Code", types: [string, "null"], config: { enum: [EUR, USD, "1"] } }
                - { id: tags, name: tags, type: array, item_types: [string, integer], config: { min_items: 1 } }
                - { id: lines, name: lines, type: array, item_type: "#custom-type:line" }
                - { id: address, name: address, type: object, description: Where it goes. }
                - { id: city, name: city, type: "#custom-type:name" }
                - { id: sku, name: sku, type: string }
                - { id: email, name: email, type: string, config: { format: email } }
                - { id: anything, name: anything }
            """);
        _folder.Write("v1/events.yaml", "version: rudder/v1\nkind: events\nmetadata: { name: e }\nspec:\n  events:\n    - { id: order_placed, name: Order Placed, event_type: track, description: A customer pays. }\n    - { id: user_identify, name: \"\", event_type: identify }\n");
        _folder.Write("v1/types.yaml", "version: rudder/v1\nkind: custom-types\nmetadata: { name: t }\nspec:\n  types:\n    - { id: name, name: Name, type: string, description: A name., config: { min_length: 1, max_length: 80 } }\n    - id: line\n      name: Line\n      type: object\n      properties:\n        - { property: \"#property:sku\", required: true }\n        - { property: \"#property:amount\" }\n");
        _folder.Write("v1/plan.yaml", """
            version: rudder/v1
            kind: tracking-plan
            metadata: { name: shop }
            spec:
              id: shop
              display_name: Shop Plan
              description: What the shop tracks.
              rules:
                - type: event_rule
                  id: a
                  event: "#event:order_placed"
                  additional_properties: false
                  properties:
                    - { property: "#property:amount", required: true }
                    - { property: "#property:currency" }
                    - { property: "#property:tags" }
                    - { property: "#property:lines" }
                    - { property: "#property:anything" }
                    - property: "#property:address"
                      properties:
                        - { property: "#property:city", required: true }
                - type: event_rule
                  id: b
                  event: "#event:user_identify"
                  additional_properties: true
                  identity_section: traits
                  properties:
                    - { property: "#property:email", required: true }
            """);
        var import = await _folder.RunAsync("import", "v1/plan.yaml", "--output", "app.plan.json");
        Assert.Equal((0, "Wrote app.plan.json.\n"), (import.ExitCode, import.Error));
        Plans.AssertSame(Plans.File("native.plan.json", Native), Plans.File("app.plan.json", _folder.Read("app.plan.json")));
    }

    [Fact]
    public async Task Cases_are_kept_and_judged()
    {
        _folder.Write("plans/shop.yaml", Plan + """

                  variants:
                    - type: discriminator
                      discriminator: "#/properties/props/email"
                      cases:
                        - display_name: one
                          match: ["a@b.c", "d@e.f"]
                          properties:
                            - $ref: "#/properties/props/sku"
                              required: true
                      default:
                        - $ref: "#/properties/props/city"
                          required: true
            """);
        var import = await _folder.RunAsync("import", "plans/shop.yaml", "--output", "app.plan.json");
        Assert.Contains("kept: $.identify.allOf: ", import.Error, StringComparison.Ordinal);
        _folder.Write("events.ndjson", """
            {"type":"identify","userId":"u","traits":{"email":"a@b.c","sku":"x"}}
            {"type":"identify","userId":"u","traits":{"email":"a@b.c","city":"x"}}
            {"type":"identify","userId":"u","traits":{"email":"x@b.c","city":"x"}}
            {"type":"identify","userId":"u","traits":{"email":"x@b.c"}}
            """);
        foreach (var plan in new[] { "app.plan.json", "plans/shop.yaml" })
        {
            var result = await _folder.RunAsync("validate", "events.ndjson", "--plan", plan, "--format", "json");
            Assert.Equal("2", JsonParser.Parse(result.Output).Root["invalid"]?.Text);
        }
    }

    [Fact]
    public async Task Rules_of_another_plan_are_included()
    {
        _folder.Write("plans/app.yaml", "version: rudder/v0.1\nkind: tp\nmetadata: { name: app }\nspec:\n  id: app\n  display_name: App\n  rules:\n    - type: include_rules\n      id: all\n      includes:\n        $ref: \"#/tp/shop/event_rule/*\"\n");
        _folder.Write("plans/one.yaml", "version: rudder/v0.1\nkind: tp\nmetadata: { name: one }\nspec:\n  id: one\n  display_name: One\n  rules:\n    - type: include_rules\n      id: all\n      includes:\n        $ref: \"#/tp/shop/event_rule/identify_rule\"\n");
        Assert.Contains("Order Placed", (await _folder.RunAsync("import", "plans/app.yaml")).Output, StringComparison.Ordinal);
        var one = await _folder.RunAsync("import", "plans/one.yaml");
        Assert.Contains("\"email\"", one.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Order Placed", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_may_hold_it()
    {
        using var git = await GitFolder.CreateAsync();
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*.y*ml", SearchOption.AllDirectories))
            await git.CommitAsync("data/" + Path.GetRelativePath(_folder.Path, file), File.ReadAllText(file));
        Assert.Equal(0, (await git.RunAsync("diff", "git:HEAD:data/plans/shop.yaml", "data/plans/shop.yaml")).ExitCode);
    }

    /// <summary>One line that says where, and what was expected.</summary>
    [Theory]
    [InlineData("#/properties/props/amount", "#/properties/props/price", "plans/shop.yaml(16,11): \"#/properties/props/price\" is defined in none of the 5 YAML files around this plan; put it there, or run where they are.")]
    [InlineData("#/properties/props/amount", "#/properties/other/amount", "plans/shop.yaml(16,11): \"#/properties/other/amount\" is defined in none of ")]
    [InlineData("#/properties/props/amount", "amount", "plans/shop.yaml(16,11): expected a reference to properties, such as \"#/properties/GROUP/ID\", and not \"amount\".")]
    [InlineData("#/events/shop/order_placed", "#/events/shop/order", "plans/shop.yaml(10,7): \"#/events/shop/order\" is defined in none of ")]
    [InlineData("identity_section: context.traits", "identity_section: body", "\"body\" is no identity_section; expected properties, traits or context.traits.")]
    [InlineData("event:\n        $ref: \"#/events/shop/order_placed\"\n        allow_unplanned: false", "x: 1", "plans/shop.yaml(10,7): expected a rule with its event (type: event_rule).")]
    [InlineData("#/properties/props/tags", "#/properties/props/amount", "plans/shop.yaml(19,11): the property \"amount\" is there twice; delete one.")]
    [InlineData("kind: tp", "kind: events", "plans/shop.yaml: holds events for tracking plans to refer to and no plan itself; name the file with kind: tp or tracking-plan.")]
    public async Task What_is_wrong_is_said_in_one_line(string good, string bad, string message)
    {
        _folder.Write("plans/shop.yaml", Plan.ReplaceLineEndings("\n").Replace(good, bad, StringComparison.Ordinal));
        var result = await _folder.RunAsync("import", "plans/shop.yaml");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Types_that_lead_in_a_circle_and_texts_without_end_are_one_line()
    {
        _folder.Write("catalog/types.yaml", "version: rudder/0.1\nkind: custom-types\nmetadata: { name: types }\nspec:\n  types:\n    - { id: name, name: N, type: \"#/custom-types/types/line\" }\n    - { id: line, name: L, type: \"#/custom-types/types/name\" }\n");
        var circle = await _folder.RunAsync("import", "plans/shop.yaml");
        Assert.Contains("is made of itself", Assert.Single(circle.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        foreach (var text in new[] { new string('[', 100_000), "a: &a [*a]", "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"{(char)('c' + i)}: &{(char)('c' + i)} [" + string.Join(',', Enumerable.Repeat($"*{(char)('b' + i)}", 8)) + "]\n")), "? [a]\n: b" })
        {
            _folder.Write("bad.yaml", text);
            var result = await _folder.RunAsync("import", "bad.yaml");
            Assert.Equal(2, result.ExitCode);
            Assert.Single(result.Error.TrimEnd().Split('\n'));
        }
    }

    /// <summary>Seeded changes of a project: it is read, or it is an error of the input.</summary>
    [Fact]
    public async Task No_text_breaks_the_reader()
    {
        var (first, runs) = (Campaign.Seed, Campaign.Length(400));
        var files = Directory.EnumerateFiles(_folder.Path, "*.y*ml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetRelativePath(_folder.Path, file).Replace('\\', '/'), File.ReadAllText);
        string[] pieces = ["\n", ": ", "- ", "{", "}", "[", "]", "#", "&a ", "*a", "<<: *a", "null", "''", "\"", "1", "id", "properties: 1", "  ", "$ref: \"#/custom-types/types/line\"", "type: \"#/custom-types/types/line\"", "!!x "];
        for (var run = 0; run < runs; run++)
        {
            var random = new Random(first + run);
            var changed = new Dictionary<string, string>(files);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var (name, text) = changed.ElementAt(random.Next(changed.Count));
                var at = random.Next(text.Length + 1);
                changed[name] = text[..at] + pieces[random.Next(pieces.Length)] + text[Math.Min(text.Length, at + random.Next(6))..];
            }

            try
            {
                var plan = await PlanLoader.ReadAsync("plans/shop.yaml", "plans/shop.yaml", null, changed["plans/shop.yaml"], new TextFolder(changed), TestContext.Current.CancellationToken);
                _ = PlanFormats.Write("native", FileDocuments.Read(plan));
            }
            catch (InputException exception)
            {
                Assert.DoesNotContain('\n', exception.Message.TrimEnd());
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"TRACKING_PLAN_SEED={first + run}: {exception}\n{string.Join("\n---\n", changed.Values)}");
            }
        }
    }

    /// <summary>Files that are texts.</summary>
    private sealed class TextFolder(Dictionary<string, string> files) : PlanFolder
    {
        public override Task<string> ReadAsync(string path, CancellationToken cancellationToken) => Task.FromResult(files[path]);

        public override Task<bool> HasAsync(string path, CancellationToken cancellationToken) => Task.FromResult(files.ContainsKey(path));

        public override Task<IReadOnlyList<string>> YamlAsync(string folder, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([.. files.Keys]);

        public override IEnumerable<string> Around(string path) => [""];

        public override string Label(string path) => path;

        public override string Shown(string path) => path;
    }

    public void Dispose() => _folder.Dispose();
}
