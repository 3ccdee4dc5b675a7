using System.Text;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Tool.Docs;

/// <summary>Makes the catalogue of a plan.</summary>
internal sealed class CatalogueBuilder
{
    private const int MaxDepth = 5;

    /// <summary>Rows of one call; a definition may refer to others twice, and they too.</summary>
    private const int MaxRows = 2_000;

    /// <summary>Characters of a type; beyond, a list of types tells nobody anything.</summary>
    private const int LongestType = 5_000;

    private readonly PlanModel _plan;
    private readonly Samples _samples;
    private readonly CSharpSamples _code;
    private readonly Dictionary<Schema, string>[] _types = [.. Enumerable.Range(0, MaxDepth + 1).Select(_ => new Dictionary<Schema, string>(ByReference<Schema>.Instance))];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private CatalogueBuilder(PlanModel plan) => (_plan, _samples, _code) = (plan, new Samples(plan), new CSharpSamples(plan));

    public static Catalogue Build(PlanModel plan)
    {
        var builder = new CatalogueBuilder(plan);
        var calls = plan.Calls
            .Select((call, i) => (call, i))
            .GroupBy(c => (c.call.Kind, c.call.Name))
            .OrderBy(g => g.Key.Kind)
            .ThenBy(g => g.Min(c => c.i))
            .SelectMany(g => g.Select(c => c.call).OrderByDescending(c => c.Version ?? 0).Select((c, i) => builder.Call(c, i == 0 ? null : g.Max(v => v.call.Version))));
        return new Catalogue(plan.Name, plan.Description, [.. calls], [.. builder.Consumers()]);
    }

    private CatalogueCall Call(PlannedCall call, int? newest)
    {
        var sample = _samples.OfCall(call);
        var title = call.Name.Length > 0 ? call.Name : call.Kind.ToString();
        return new CatalogueCall
        {
            Id = FileNames.Unique(FileNames.Slug(title) + (newest is null ? "" : $"-v{call.Version ?? 1}"), _ids),
            Title = title,
            Kind = call.Kind.ToString(),
            Version = call.Version,
            NewestVersion = newest,
            When = call.Description,
            Owner = call.Owner,
            Deprecated = CSharpName.Obsolete(call.Deprecation, "call"),
            User = call.User?.Name,
            Alongside = [.. call.Alongside.Select(a => a.Name)],
            Properties = Rows(call),
            AllowsOthers = call.Body.AllowsOthers,
            CSharp = _code.Of(call, sample),
            Payload = JsonLayout.Write(Payload(call, sample), mustExpand: v => v.Members.Count > 1).TrimEnd(),
            Consumers = [.. Uses(call)],
        };
    }

    private List<CatalogueProperty> Rows(PlannedCall call)
    {
        // A call shows all its own properties, however many; the limit is of what is inside them.
        List<CatalogueProperty> rows = [.. Properties(call.Body, "", 0).Take(MaxRows + call.Body.Properties.Count + 1)];
        if (rows.Count > MaxRows + call.Body.Properties.Count)
            rows[^1] = new CatalogueProperty("\u2026", "", false, $"More than {MaxRows:N0} properties inside properties; the others are left out.", "", null, false);
        return rows;
    }

    private static JsonValue Payload(PlannedCall call, JsonValue sample)
    {
        var isTraits = call.Kind is PlannedCallKind.Identify or PlannedCallKind.Group;
        var user = call.User is { } reference && sample[reference.Name] is { Kind: JsonKind.String } id ? id : JsonBuild.Text("user_123");
        return JsonBuild.Object(
            ("type", JsonBuild.Text(call.Kind.ToString().ToLowerInvariant())),
            (call.Kind == PlannedCallKind.Track ? "event" : "name", call.Name.Length > 0 ? JsonBuild.Text(call.Name) : null),
            ("userId", user),
            ("groupId", call.Kind == PlannedCallKind.Group ? JsonBuild.Text("company_42") : null),
            (isTraits ? "traits" : "properties", sample),
            ("context", call.Version is { } version ? JsonBuild.Object(("protocols", JsonBuild.Object(("event_version", JsonBuild.Number(version))))) : null));
    }

    private IEnumerable<CatalogueProperty> Properties(ObjectSchema schema, string prefix, int depth)
    {
        foreach (var property in schema.Properties)
        {
            var resolved = _samples.Resolve(property.Schema);
            yield return new CatalogueProperty(
                prefix + property.Name,
                TypeOf(property.Schema),
                property.IsRequired,
                property.Description ?? property.Schema.Description ?? resolved.Description ?? resolved.Title,
                Demands.Of(resolved is ArraySchema { Items: StringSchema or NumberSchema } list && Demands.Of(list) is "" ? list.Items : resolved),
                CSharpName.Obsolete(property.Deprecation, "property"),
                property.IsPersonalData);
            if (depth >= MaxDepth)
                continue;
            var (inner, suffix) = resolved is ArraySchema array ? (_samples.Resolve(array.Items), "[]") : (resolved, "");
            if (inner is ObjectSchema nested)
            {
                foreach (var row in Properties(nested, $"{prefix}{property.Name}{suffix}.", depth + 1))
                    yield return row;
            }
        }
    }

    private string TypeOf(Schema schema, int depth = 0)
    {
        var resolved = _samples.Resolve(schema);
        if (!_types[depth].TryGetValue(resolved, out var name))
            _types[depth].Add(resolved, name = NameOf(resolved, depth));
        return (schema.IsNullable || resolved.IsNullable) && resolved is not (AnySchema or ConstSchema) ? name + " or null" : name;
    }

    private string NameOf(Schema schema, int depth) => schema switch
    {
        StringSchema { FormatName: { Length: > 0 } format } => format,
        StringSchema { Format: not StringFormat.None } text => text.Format.ToString().ToLowerInvariant(),
        StringSchema => "string",
        NumberSchema { Type: NumberType.Integer } => "integer",
        NumberSchema => "number",
        BooleanSchema => "boolean",
        EnumSchema values => Short(" | ", values.Values.Select(v => v.Json)),
        ConstSchema constant => constant.Json,
        ArraySchema array when depth < MaxDepth => $"list of {TypeOf(array.Items, depth + 1)}",
        ArraySchema => "list",
        ObjectSchema => "object",
        UnionSchema union when depth < MaxDepth => Short(" or ", union.Members.Select(m => TypeOf(m, depth + 1)).Distinct()),
        _ => "any",
    };

    /// <summary>As many of the types as are worth reading; the others are not even asked for.</summary>
    private static string Short(string separator, IEnumerable<string> types)
    {
        var text = new StringBuilder();
        foreach (var type in types)
        {
            if (text.Length > LongestType)
                return text.Append(separator).Append('\u2026').ToString();
            text.Append(text.Length > 0 ? separator : "").Append(type);
        }

        return text.ToString();
    }

    private IEnumerable<(string Kind, Consumer Consumer)> All() =>
        _plan.Consumers.Audiences.Select(c => ("Audience", c))
            .Concat(_plan.Consumers.Metrics.Select(c => ("Metric", c)))
            .Concat(_plan.Consumers.Destinations.Select(c => ("Destination", c)));

    private IEnumerable<CatalogueUse> Uses(PlannedCall call)
    {
        var name = call.Kind == PlannedCallKind.Track ? call.Name : call.Kind.ToString().ToLowerInvariant();
        foreach (var (kind, consumer) in All())
        {
            var reads = Reads(consumer.DependsOn.Where(d => d.Call == name));
            if (reads.Length > 0)
                yield return new CatalogueUse(kind, consumer.Name, reads);
        }
    }

    private IEnumerable<CatalogueConsumer> Consumers()
    {
        foreach (var (kind, consumer) in All())
        {
            var reads = consumer.DependsOn.GroupBy(d => d.Call).Select(g => (g.Key, Reads(g))).ToList();
            if (consumer.Metrics.Count > 0)
                reads.Add((string.Join(" / ", consumer.Metrics.Select(m => m.Name)), "ratio"));
            yield return new CatalogueConsumer(kind, consumer.Name, consumer.Description, consumer.Owner, reads);
        }
    }

    /// <summary>Such as <c>count, at least 3 within 90 days; join on referral_code</c>.</summary>
    private static string Reads(IEnumerable<Dependency> dependencies) => string.Join(
        "; ",
        dependencies.Select(d =>
        {
            var what = d.Property is not null ? $"{d.Role} {d.Property}" : d.Role == DependencyRole.Map ? "receives it" : d.Role;
            var values = d.Values.Count > 0 ? $" = {string.Join(" or ", d.Values)}" : "";
            return what + values + (d.Detail is null ? "" : $", {d.Detail}");
        }).Distinct());
}
