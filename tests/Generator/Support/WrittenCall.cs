using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using TrackingPlan.Serialization;

namespace TrackingPlan.TestSupport;

/// <summary>What a generated call wrote and what it found wrong with itself.</summary>
internal sealed record WrittenCall(JsonObject Members, JsonObject Context, IReadOnlyList<Violation> Violations)
{
    private static readonly MethodInfo OfCall = typeof(WrittenCall).GetMethod(nameof(OfTyped), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The properties or traits.</summary>
    public JsonObject Body => (Members["properties"] ?? Members["traits"])!.AsObject();

    public static WrittenCall Of(object call)
    {
        try
        {
            return (WrittenCall)OfCall.MakeGenericMethod(call.GetType()).Invoke(null, [call])!;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static WrittenCall OfTyped<TCall>(TCall call)
        where TCall : struct, ICall
    {
        var violations = new ViolationCollector(TCall.Kind);
        call.Validate(ref violations);

        var space = new byte[1 << 20];
        var writer = new CallWriter(space);
        call.Write(ref writer);
        Assert.False(writer.Overflowed);

        var members = Parse([(byte)'{', .. space.AsSpan(1, writer.Written - 1), (byte)'}']);
        var context = Parse([(byte)'{', .. TCall.Context, (byte)'}']);
        return new(members, context, violations.Found ?? []);
    }

    private static JsonObject Parse(byte[] json) => JsonNode.Parse(json)!.AsObject();
}
