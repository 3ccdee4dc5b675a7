namespace TrackingPlan.Tool.Files;

/// <summary>How many objects and arrays stand inside each other in a text of JSON, or of lines that hold some.</summary>
internal static class JsonDepth
{
    public static int Of(string text)
    {
        var (depth, most, isInString) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    isInString = !isInString;
                    break;
                case '\\' when isInString:
                    i++;
                    break;
                case '{' or '[' when !isInString:
                    most = Math.Max(most, ++depth);
                    break;
                case '}' or ']' when !isInString:
                    depth--;
                    break;
            }
        }

        return most;
    }
}
