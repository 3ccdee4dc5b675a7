using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Language.Contract;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Projects;

/// <summary>
/// The project's <c>tracking-plan.baseline</c>: the untyped calls that an existing code base had when it adopted its plan. They are
/// accepted; only new ones are reported.
/// </summary>
internal sealed class AcceptedCalls
{
    private static readonly SourceTextValueProvider<IReadOnlyList<BaselineLine>> Lines = new(static text => ReadLines(text));

    private readonly HashSet<BaselineEntry> _entries = [];
    private readonly ConcurrentDictionary<ISymbol, string> _members = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, string> _files = new();
    private readonly Func<ISymbol, string> _nameOf = NameOf;
    private readonly Func<SyntaxTree, string> _fileOf;

    private AcceptedCalls(string path, IReadOnlyList<BaselineLine> content)
    {
        Path = path;
        Content = content;
        _fileOf = tree => RelativePath(tree.FilePath, path);
        foreach (var line in content)
        {
            if (line.Entry is { } entry)
                _entries.Add(entry);
        }
    }

    public string Path { get; }

    /// <summary>Every line that is neither empty nor a comment.</summary>
    public IReadOnlyList<BaselineLine> Content { get; }

    /// <summary>The project's baseline; null when it keeps none.</summary>
    public static AcceptedCalls? Find(CompilationStartAnalysisContext context)
    {
        foreach (var file in context.Options.AdditionalFiles)
        {
            if (IsBaseline(file.Path) && file.GetText(context.CancellationToken) is { } text && context.TryGetValue(text, Lines, out var lines))
                return new(file.Path, lines);
        }

        return null;
    }

    public static bool IsBaseline(string path) =>
        path.Substring(path.LastIndexOfAny(['/', '\\']) + 1).Equals(BaselineEntry.FileName, StringComparison.OrdinalIgnoreCase);

    public bool Accepts(TrackingCall call, ISymbol member)
    {
        if (call.Acceptance == Acceptance.Unknown)
            call.Acceptance = _entries.Contains(EntryOf(call, member)) ? Acceptance.Accepted : Acceptance.New;
        return call.Acceptance == Acceptance.Accepted;
    }

    /// <summary>The entry that accepts a call. The names of members and files are made once each: a legacy file has many calls.</summary>
    public BaselineEntry EntryOf(TrackingCall call, ISymbol member) => BaselineEntry.Of(
        _files.GetOrAdd(call.Invocation.Syntax.SyntaxTree, _fileOf), _members.GetOrAdd(member, _nameOf), EventOf(call));

    /// <summary>
    /// What a report says for <c>tracking-plan baseline</c>, which reads the compiler's log and cannot know the member and the event.
    /// </summary>
    public static ImmutableDictionary<string, string?> Describe(TrackingCall call, ISymbol member)
    {
        var entry = EntryOf(call, member, "");
        return ImmutableDictionary<string, string?>.Empty.Add(BaselineEntry.MemberProperty, entry.Member).Add(BaselineEntry.EventProperty, entry.Event);
    }

    /// <summary>The entry that would accept a call in a baseline at the path.</summary>
    public static BaselineEntry EntryOf(TrackingCall call, ISymbol member, string baselinePath) =>
        BaselineEntry.Of(RelativePath(call.Invocation.Syntax.SyntaxTree.FilePath, baselinePath), NameOf(member), EventOf(call));

    private static string EventOf(TrackingCall call) =>
        call.Kind == PlannedCallKind.Track ? call.EventName ?? "*" : call.Kind.ToString().ToLowerInvariant();

    /// <summary>Accessors, lambdas and local functions belong to the member that a reader would look for.</summary>
    private static string NameOf(ISymbol member)
    {
        while (member.ContainingSymbol is IMethodSymbol outer)
            member = outer;
        var owner = (member as IMethodSymbol)?.AssociatedSymbol ?? member;
        return owner.ContainingType is { } type ? type.ToDisplayString() + "." + owner.Name : owner.Name;
    }

    /// <summary>Paths are compared as text, for an analyzer must not touch the file system.</summary>
    private static string RelativePath(string path, string baselinePath)
    {
        var file = path.Replace('\\', '/');
        var folder = baselinePath.Replace('\\', '/');
        for (var up = ""; folder.LastIndexOf('/') is var slash and >= 0; up += "../")
        {
            folder = folder.Substring(0, slash);
            if (file.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase))
                return up + file.Substring(slash + 1);
        }

        return file;
    }

    private static List<BaselineLine> ReadLines(SourceText text)
    {
        var lines = new List<BaselineLine>();
        foreach (var line in text.Lines)
        {
            var content = line.ToString();
            if (BaselineEntry.IsContent(content))
                lines.Add(new(BaselineEntry.Parse(content), line.Span, text.Lines.GetLinePositionSpan(line.Span)));
        }

        return lines;
    }
}

/// <summary>A line of a baseline.</summary>
/// <param name="Entry">Null when the line is no entry.</param>
internal sealed record BaselineLine(BaselineEntry? Entry, TextSpan Span, LinePositionSpan Position);
