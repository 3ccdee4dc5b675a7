using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.CodeFixes;

/// <summary>The typed call that sends the same as an untyped one.</summary>
/// <param name="Client">The expression of the client.</param>
/// <param name="Identity">Who the call is about; null where the plan says which property is the user.</param>
internal sealed record TypedCall(string Client, string? Identity, string Type, IReadOnlyList<(string Member, string Value)> Members, IReadOnlyList<string> Namespaces)
{
    private const string ClientType = "TrackingPlan.ISegmentClient";

    /// <summary>Null where there is none that would compile.</summary>
    public static TypedCall? Of(FixedCall site)
    {
        var call = site.Call;
        if (call.EventName is not { } name || site.Project.FindEvent(name) is not [{ Plan: var plan, Call: var planned }, ..]
            || plan.Types.Find(planned) is not { } typed || !call.Properties.IsComplete || HasOtherArguments(call))
            return null;
        var identity = call.UserArgument is { } user ? user.Syntax.ToString() : null;
        if (ClientOf(site) is not { } client || (typed.User is null && identity is null))
            return null;

        var members = new List<(string, string)>();
        foreach (var property in planned.Body.Properties)
        {
            var member = typed.Declared[property.Name];
            if (member.IsConstant)
                continue;
            if (ValueOf(property, call, planned, plan, member) is not { } value)
            {
                if (property.IsRequired || call.Properties.Contains(property.Name))
                    return null;
                continue;
            }

            members.Add((member.Name, value));
        }

        var isWhole = call.Properties.Entries.All(entry => typed.Declared.ContainsKey(entry.Name));
        var namespaces = new[] { "TrackingPlan", plan.Types.Namespace }.Where(ns => ns.Length > 0).ToList();
        var type = ShortName(typed.FullName, plan.Types.Namespace, site);
        var values = members.ConvertAll(member => (member.Item1, member.Item2.Replace(typed.FullName + ".", type + ".")));
        return isWhole ? new(client, typed.User is null ? identity : null, type, values, namespaces) : null;
    }

    public string ToString(string lineBreak)
    {
        var text = new StringBuilder(Client).Append(".Track(");
        if (Identity is not null)
            text.Append(Identity).Append(", ");
        text.Append("new ").Append(Type);
        if (Members.Count == 0)
            return text.Append("())").ToString();
        text.Append(lineBreak).Append('{').Append(lineBreak);
        foreach (var (member, value) in Members)
            text.Append(member).Append(" = ").Append(value).Append(',').Append(lineBreak);
        return text.Append("})").ToString();
    }

    /// <summary>Without its namespace, for which there will be a using directive, unless the name means something else in this file.</summary>
    private static string ShortName(string fullName, string ns, FixedCall site)
    {
        var name = fullName.Substring($"global::{ns}.".Length);
        foreach (var other in site.Model.LookupNamespacesAndTypes(site.Call.Invocation.Syntax.SpanStart, name: name.TrimStart('@')))
        {
            if (other.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) != fullName)
                return fullName;
        }

        return name;
    }

    private static string? ValueOf(Property property, TrackingCall call, PlannedCall planned, KnownPlan plan, Member member)
    {
        var entry = call.Properties.Entries.LastOrDefault(candidate => candidate.Name == property.Name);
        if (entry is not null)
            return TypedValue.Of(entry.Value, member, plan.Types);

        // The call names its user beside the properties; the plan says which property that is.
        return planned.User?.Name == property.Name && call.UserArgument is { } user ? TypedValue.Of(Constants.Unwrap(user), member, plan.Types) : null;
    }

    /// <summary>Arguments beside the event, its properties and its user, such as another SDK's options, have no place in the typed call.</summary>
    private static bool HasOtherArguments(TrackingCall call)
    {
        foreach (var argument in call.Invocation.Arguments)
        {
            var isReceiver = call.Invocation.TargetMethod.IsExtensionMethod && argument.Parameter?.Ordinal == 0;
            var isNull = argument.Value.ConstantValue is { HasValue: true, Value: null or false };
            if (argument.ArgumentKind == ArgumentKind.Explicit && !isReceiver && !isNull && !call.Takes(argument))
                return true;
        }

        return false;
    }

    /// <summary>The call's own receiver where that is one of this product's clients; else one that the code can reach.</summary>
    private static string? ClientOf(FixedCall site)
    {
        var invocation = site.Call.Invocation;
        if (site.Model.Compilation.GetTypeByMetadataName(ClientType) is not { } type)
            return null;
        var receiver = invocation.Instance ?? (invocation.TargetMethod.IsExtensionMethod ? invocation.Arguments[0].Value : null);
        if (receiver is not null && receiver.Syntax is not null && IsClient(Constants.Unwrap(receiver).Type, type) && receiver is not IConditionalAccessInstanceOperation)
            return receiver.Syntax.ToString();

        ISymbol? best = null;
        foreach (var symbol in site.Model.LookupSymbols(invocation.Syntax.SpanStart))
        {
            var symbolType = symbol switch
            {
                ILocalSymbol local when local.Locations[0].SourceSpan.Start < invocation.Syntax.SpanStart => local.Type,
                IParameterSymbol parameter => parameter.Type,
                IFieldSymbol { AssociatedSymbol: null } field => field.Type,
                IPropertySymbol { IsIndexer: false } property => property.Type,
                _ => null,
            };
            if (IsClient(symbolType, type) && (best is null || Rank(symbol) < Rank(best)))
                best = symbol;
        }

        return best?.Name;
    }

    private static int Rank(ISymbol symbol) => symbol.Kind switch
    {
        SymbolKind.Local => 0,
        SymbolKind.Parameter => 1,
        SymbolKind.Field => 2,
        _ => 3,
    };

    private static bool IsClient(ITypeSymbol? type, INamedTypeSymbol client) =>
        type is not null && (SymbolEqualityComparer.Default.Equals(type, client) || type.AllInterfaces.Contains(client, SymbolEqualityComparer.Default));
}
