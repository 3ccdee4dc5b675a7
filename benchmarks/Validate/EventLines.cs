using System.Globalization;
using System.Text;

namespace TrackingPlan.Validate.Benchmarks;

/// <summary>A file of payloads as Segment's libraries send them; one of a hundred breaks the plan.</summary>
internal static class EventLines
{
    public static void Write(string path, long bytes)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), bufferSize: 1 << 20) { NewLine = "\n" };
        var written = 0L;
        for (var i = 0L; written < bytes; i++)
        {
            var line = Line(i);
            file.WriteLine(line);
            written += line.Length + 1;
        }
    }

    private static string Line(long i)
    {
        var code = i % 100 == 0 ? "" : "pNRB1aYqArN";
        var body = (i % 3) switch
        {
            0 => $$""" "type":"track","event":"Referral Invite Sent","properties":{"referrer_user_id":"user-{{i}}","channel":"email","referral_code":"{{code}}"} """,
            1 => $$""" "type":"track","event":"Referral Converted","properties":{"referred_user_id":"user-{{i}}","referrer_user_id":"user-7","referral_code":"{{code}}","plan_name":"Pro","conversion_value":{{i % 90}}.5,"currency":"EUR"} """,
            _ => $$""" "type":"identify","traits":{"email":"user{{i}}@example.com","created_at":"2026-01-31T09:30:00.000Z","referral_source":"cello","referred_by_user_id":"user-7","referral_code_used":"{{code}}"} """,
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"messageId":"node-next-1769850000000-5f0c6b0e-1c3c-4b7b-9f70-{{i:x12}}","timestamp":"2026-01-31T09:30:00.000Z","userId":"user-7",{{body.Trim()}},"context":{"library":{"name":"TrackingPlan","version":"0.1.0"},"protocols":{"event_version":1} } }""");
    }
}
