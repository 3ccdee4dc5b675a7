using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrackingPlan.Serialization;

/// <summary>The members of <c>context</c> that every call of a client carries: the library, and what the application configured.</summary>
internal sealed class ContextMembers
{
    private const string Library = "library";

    private readonly List<KeyValuePair<string, byte[]>> _configured = [];

    /// <exception cref="ArgumentException">A value cannot be expressed in JSON.</exception>
    public ContextMembers(JsonObject? configured)
    {
        LibraryMember = Encoding.UTF8.GetBytes($"\"{Library}\":{{\"name\":\"TrackingPlan\",\"version\":\"{Version()}\"}}");
        var all = new List<byte>(LibraryMember);
        foreach (var (name, value) in configured ?? [])
        {
            if (name == Library)
                continue;
            byte[] member = [.. Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(name)}\":"), .. Encode(name, value)];
            _configured.Add(new(name, member));
            all.Add((byte)',');
            all.AddRange(member);
        }

        All = [.. all];
    }

    /// <summary>The library and all that was configured, separated by commas.</summary>
    public byte[] All { get; }

    /// <summary>The library alone.</summary>
    public byte[] LibraryMember { get; }

    /// <summary>
    /// Writes the members of one call that has a context of its own. No name appears twice: what the plan stamps stands before what the call
    /// says, and that before what the client says.
    /// </summary>
    public void Write<TCall>(ref CallWriter writer, JsonObject? own)
        where TCall : struct, ICall
    {
        if (own is not null && WhyUnreadable(own) is { } problem)
        {
            writer.Refuse(problem, "context");
            return;
        }

        writer.Raw(LibraryMember);
        foreach (var (name, member) in _configured)
        {
            if (own?.ContainsKey(name) == true || Stamped<TCall>.Names.Contains(name))
                continue;
            writer.Raw(","u8);
            writer.Raw(member);
        }

        if (own is null)
            return;
        foreach (var (name, value) in own)
        {
            if (name == Library || Stamped<TCall>.Names.Contains(name))
                continue;
            writer.Raw(","u8);
            writer.Value(name);
            writer.Raw(":"u8);
            writer.Value(value);
        }
    }

    /// <summary>Why an object cannot be what every call of a client carries, to follow its name; null when it can.</summary>
    public static string? Problem(JsonObject? configured, int mostBytes)
    {
        if (configured is null)
            return null;
        if (WhyUnreadable(configured) is { } unreadable)
            return unreadable;
        var length = JsonNodeEncoder.Encode(configured, out var problem).Length;
        return problem ?? (length == 0 || length > mostBytes ? $"takes more than {mostBytes} bytes of every call" : null);
    }

    /// <summary>Why the members of an object cannot be read: one that was parsed finds out when it is first asked for one.</summary>
    private static string? WhyUnreadable(JsonObject value)
    {
        try
        {
            return value.Count < 0 ? "" : null;
        }
        catch (ArgumentException)
        {
            return "holds the same name twice";
        }
        catch (InvalidOperationException e)
        {
            return EnvelopeCheck.Threw(e); // its document is disposed
        }
    }

    /// <summary>Whether something that the client says would be said again by the plan of this call.</summary>
    public bool Collides<TCall>()
        where TCall : struct, ICall
    {
        if (ReferenceEquals(Stamped<TCall>.LastWithout, this))
            return false;
        if (_configured.Exists(member => Stamped<TCall>.Names.Contains(member.Key)))
            return true;
        Stamped<TCall>.LastWithout = this;
        return false;
    }

    private static byte[] Encode(string name, JsonNode? value)
    {
        if (value is null)
            return [.. "null"u8];
        var encoded = JsonNodeEncoder.Encode(value, out var problem).ToArray();
        return problem is null ? encoded : throw new ArgumentException($"SegmentOptions.Context: '{name}' {problem}.");
    }

    private static string Version() =>
        typeof(ContextMembers).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The names that the plan stamps on every call of a type.</summary>
    private static class Stamped<TCall>
        where TCall : struct, ICall
    {
        public static readonly HashSet<string> Names = Read();

        /// <summary>The members that were last compared with these names and do not collide: the same for every call of a process.</summary>
        public static ContextMembers? LastWithout;

        private static HashSet<string> Read()
        {
            using var context = JsonDocument.Parse((byte[])[.. "{"u8, .. TCall.Context, .. "}"u8]);
            return context.RootElement.EnumerateObject().Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        }
    }
}
