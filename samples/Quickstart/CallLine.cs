using System.Text.Json;
using TrackingPlan.Endpoint;

namespace Quickstart;

/// <summary>A call that the endpoint received, on one line: type, user, event or group, and the values exactly as they came.</summary>
internal static class CallLine
{
    public static string Of(ReceivedCall call)
    {
        using var json = JsonDocument.Parse(call.Sent);
        var values = json.RootElement.GetProperty(call.Type == "track" ? "properties" : "traits");
        return $"{call.Type,-8}  {call.UserId,-10}  {call.Event ?? call.GroupId,-25}  {values.GetRawText()}";
    }
}
