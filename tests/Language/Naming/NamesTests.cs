using System.Text.RegularExpressions;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Language.Tests.Naming;

public sealed partial class NamesTests
{
    public static TheoryData<int, string> Cases => [.. NamedSiblings.All.Select((item, index) => (index, item.What))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Siblings_have_the_names_of_the_table(int index, string what)
    {
        var item = NamedSiblings.All[index];
        Assert.Equal(what, item.What);
        Assert.Equal(item.Names.Select(pair => pair.Value), NamedSiblings.NamesOf(item.Kind, [.. item.Names.Select(pair => pair.Key)]));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Names_do_not_depend_on_the_order_of_siblings(int index, string what)
    {
        var item = NamedSiblings.All[index];
        Assert.Equal(what, item.What);
        var reversed = item.Names.Reverse().ToList();
        Assert.Equal(reversed.Select(pair => pair.Value), NamedSiblings.NamesOf(item.Kind, [.. reversed.Select(pair => pair.Key)]));
    }

    [Theory]
    [InlineData("events")]
    [InlineData("properties")]
    [InlineData("values")]
    public void Random_siblings_have_different_identifiers_whatever_the_case(string kind)
    {
        const int Seed = 4711;
        var random = new Random(Seed);
        for (var round = 0; round < 500; round++)
        {
            var names = new RandomNames(random).Several(random.Next(1, 80));
            var identifiers = NamedSiblings.NamesOf(kind, names);

            Assert.Equal(identifiers.Length, identifiers.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(identifiers, identifier => Assert.True(Identifier().IsMatch(identifier), $"{identifier} (seed {Seed})"));
            Assert.All(identifiers, identifier => Assert.InRange(identifier.Length, 1, 120));
        }
    }

    [Fact]
    public void An_unrelated_sibling_renames_nothing()
    {
        const int Seed = 4712;
        var random = new Random(Seed);
        for (var round = 0; round < 500; round++)
        {
            var names = new RandomNames(random).Several(random.Next(2, 40));
            var before = NamedSiblings.NamesOf("properties", names);
            var after = NamedSiblings.NamesOf("properties", [.. names, "something_that_nobody_else_says"]);
            Assert.Equal(before, after.Take(names.Length));
        }
    }

    [Fact]
    public void A_pinned_name_wins()
    {
        var plan = PlanReader.Read(
            """
            { "events": { "E": { "csharpName": "Pinned", "properties": {
              "first_name": { "type": "string" },
              "name": { "type": "string", "csharpName": "FirstName" } } } } }
            """, "pinned.plan.json").Model!;

        Assert.Equal("Pinned", PlanNames.Of(plan).TypeOf(0));
        Assert.Equal(["FirstName_Snake", "FirstName"], PlanNames.OfProperties(plan.Calls[0].Body, "Pinned"));
    }

    [Fact]
    public void The_newest_version_has_the_plain_name()
    {
        var plan = new PlanModel
        {
            Name = "",
            Shape = PlanShape.Native,
            Calls = [Version("A", 1), Version("A", 3), Version("A", 2), Version("A V1", 1)],
        };
        var names = PlanNames.Of(plan);

        Assert.Equal(["A_Version1", "A", "AV2", "AV1_SpacedUpper"], Enumerable.Range(0, 4).Select(names.TypeOf));

        static PlannedCall Version(string name, int version) => new() { Kind = PlannedCallKind.Track, Name = name, Version = version, Body = new ObjectSchema() };
    }

    /// <summary>As C# has it: https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/lexical-structure#643-identifiers.</summary>
    [GeneratedRegex(@"^[_\p{L}\p{Nl}][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}\p{Cf}]*\z")]
    private static partial Regex Identifier();
}
