using System.Text.Json.Nodes;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>Shared schemas: some refer to earlier ones, some to themselves, some in a circle to each other.</summary>
internal static class RandomDefinitions
{
    private const string Prefix = "#/definitions/";

    /// <summary>No name with a character that a JSON pointer or the fragment of an address escapes; those have cases of their own.</summary>
    private static readonly string[] Names = ["shared", "class", "Address", "address", "first_name", "FirstName", "ToString", "Home", "名前", "42", "Sample", "a-b", "_"];

    public static Dictionary<string, RandomSchema> Next(Random random)
    {
        var definitions = new Dictionary<string, RandomSchema>();
        var names = new Queue<string>(Names.OrderBy(_ => random.Next()).Take(6));
        for (var i = random.Next(4); i > 0; i--)
            definitions[names.Dequeue()] = RandomSchema.Next(random, 1, definitions);
        if (random.Next(3) == 0)
            AddTree(random, names.Dequeue(), definitions);
        if (random.Next(4) == 0)
            AddCircle(random, names.Dequeue(), names.Dequeue(), definitions);
        return definitions;
    }

    public static RandomSchema To(string name, RandomSchema schema) => new(new() { ["$ref"] = Prefix + name }, schema.Valid, schema.Invalid);

    public static string NameOf(JsonNode reference) => reference.GetValue<string>()[Prefix.Length..];

    /// <summary>An object whose children are objects like itself.</summary>
    private static void AddTree(Random random, string name, Dictionary<string, RandomSchema> definitions)
    {
        var members = new RandomNames(random).Several(3);
        JsonObject Tree(int depth, int value)
        {
            var tree = new JsonObject { [members[0]] = value };
            if (depth > 0)
                tree[members[1]] = new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(i => Tree(depth - 1, i))]);
            if (depth > 0 && random.Next(2) == 0)
                tree[members[2]] = Tree(depth - 1, value);
            return tree;
        }

        definitions[name] = new(
            Object(
                (members[0], new() { ["type"] = "integer", ["minimum"] = 0 }),
                (members[1], new() { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = Prefix + name } }),
                (members[2], new() { ["$ref"] = Prefix + name })),
            () => Tree(random.Next(3), random.Next(5)),
            () => new JsonObject { [members[0]] = 1, [members[1]] = new JsonArray(Tree(1, 2), Tree(0, -1)) });
    }

    /// <summary>An object with a list of such objects, each a schema of its own.</summary>
    private static void AddCircle(Random random, string name, string list, Dictionary<string, RandomSchema> definitions)
    {
        var members = new RandomNames(random).Several(2);
        JsonObject One(int depth) => depth == 0 ? new() { [members[0]] = "x" } : new() { [members[0]] = "x", [members[1]] = List(depth) };
        JsonArray List(int depth) => [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => One(depth - 1))];

        definitions[name] = new(
            Object((members[0], new() { ["type"] = "string", ["maxLength"] = 3 }), (members[1], new() { ["$ref"] = Prefix + list })),
            () => One(random.Next(3)),
            () => new JsonObject { [members[0]] = "xxxx" });
        definitions[list] = new(
            new() { ["type"] = "array", ["minItems"] = 1, ["items"] = new JsonObject { ["$ref"] = Prefix + name } },
            () => List(2),
            () => random.Next(2) == 0 ? new JsonArray() : new JsonArray(new JsonObject { [members[0]] = "xxxx" }));
    }

    private static JsonObject Object(params (string Name, JsonObject Schema)[] members) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Schema))),
        ["required"] = new JsonArray(members[0].Name),
    };
}
