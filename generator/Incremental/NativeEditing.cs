using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Shapes;
using TrackingPlan.Language.Shapes.Native;

namespace TrackingPlan.Generator.Incremental;

/// <summary>
/// Reads a native plan again and again while it is edited. An event is read from its own text and the plan's definitions, so it is not
/// read again while both stay as they are.
/// </summary>
internal sealed class NativeEditing
{
    private readonly Memo<Frame, (PlanModel Plan, NativeDefinitions Definitions)?> _frames = new(ReadFrame);
    private readonly Memo<NativeDefinitions, NativeDefinitions> _definitions = new(definitions => definitions);

    /// <summary>The pieces of the plan that was cut last.</summary>
    private NativeOutline _last = new("", [], new Dictionary<string, string>());

    /// <summary>The events.</summary>
    public Memo<Event, EquatableArray<PlannedCall>?> Events { get; } = new(ReadEvent);

    /// <summary>
    /// The plan, as <see cref="PlanReader"/> reads it. Null when it must be read whole: it is of another shape, a part of it is faulty, or a
    /// part of it depends on another.
    /// </summary>
    public PlanModel? Read(string text, string fileName)
    {
        if (NativeOutline.Of(text, _last.ByName) is not { } outline)
            return null;
        _last = outline;
        if (_frames.Of(new(outline.Frame, fileName)) is not { } frame)
            return null;
        var shared = _definitions.Of(frame.Definitions);
        var calls = new List<PlannedCall>(outline.Events.Count + frame.Plan.Calls.Count);
        var isSound = true;
        foreach (var member in outline.Events)
        {
            // To the last one even after a fault, for they are forgotten otherwise.
            if (Events.Of(new(member, shared)) is { } read)
                calls.AddRange(read);
            else
                isSound = false;
        }

        calls.AddRange(frame.Plan.Calls);
        return isSound ? frame.Plan with { Calls = calls.ToEquatableArray() } : null;
    }

    /// <summary>Ends a run, as <see cref="Memo{TInput, TOutput}.EndRun"/> does.</summary>
    public void EndRun()
    {
        _frames.EndRun();
        _definitions.EndRun();
        Events.EndRun();
    }

    private static (PlanModel Plan, NativeDefinitions Definitions)? ReadFrame(Frame frame)
    {
        var text = PlanText.Parse(frame.Text, frame.FileName);
        if (!PlanShapes.IsNative(text.Root))
            return null;
        var plan = NativePlan.Read(text, out var definitions);
        return text.IsSound ? (plan, definitions) : null;
    }

    private static EquatableArray<PlannedCall>? ReadEvent(Event member)
    {
        var part = member.Definitions.Plan.ParsePart("{" + member.Text + "}");
        var calls = NativePlan.ReadEvents(part, member.Definitions);
        return part.IsSound ? calls : null;
    }

    /// <summary>A plan without its events.</summary>
    private readonly record struct Frame(string Text, string FileName);

    /// <summary>An event with its name, and what it may refer to.</summary>
    internal readonly record struct Event(string Text, NativeDefinitions Definitions)
    {
        /// <summary>How far into the text the hash looks: the event's name and a little more.</summary>
        private const int HashedLength = 48;

        public override int GetHashCode()
        {
            var hash = Text.Length;
            for (var i = 0; i < Math.Min(HashedLength, Text.Length); i++)
                hash = unchecked((hash * 31) + Text[i]);
            return hash;
        }
    }
}
