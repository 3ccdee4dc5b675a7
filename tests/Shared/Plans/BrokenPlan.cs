using System.Text;

namespace TrackingPlan.TestSupport;

/// <summary>The text of a plan after a few accidents: as it is while somebody types it, and as nobody would leave it.</summary>
internal static class BrokenPlan
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "\\u", "\\u12", "\\ud800", "\ud800", "null", "true", "-", "1e999", "0.0000001", "//", "/*", "#", "\uFEFF", "\u2028", "\0", "\n",
        "\"$ref\":\"#/definitions/user_id\",", "\"$ref\":\"#\",", "\"allOf\":[{\"$ref\":\"#/definitions/user_id\"}],", "\"type\":[\"string\",null],", "\"type\":", "\"enum\":[1,null,{}],",
        "\"anyOf\":[", "\"events\":", "\"required\":{},", "\"required\":", "\"properties\":[],", "\"versions\":{\"1\":{}},", "\"pattern\":\"(?<!a)[\",", "\"minimum\":1e400,", "\"const\":null,", "\"items\":[{}],",
    ];

    public static string Of(string plan, Random random)
    {
        var text = new StringBuilder(plan);
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 40), text.Length - at);
            switch (random.Next(6))
            {
                case 0: text.Length = at; break;
                case 1: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 2: text.Remove(at, length); break;
                case 3 when length > 0: text[at] = (char)random.Next(32, 127); break;
                case 4 when length > 0:
                    var other = random.Next(text.Length);
                    (text[at], text[other]) = (text[other], text[at]);
                    break;
                default:
                    var from = random.Next(text.Length + 1);
                    text.Insert(at, text.ToString(from, Math.Min(random.Next(1, 200), text.Length - from)));
                    break;
            }
        }

        return text.ToString();
    }
}
