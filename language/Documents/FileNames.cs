using System.Text;

namespace TrackingPlan.Language.Documents;

/// <summary>Names of files and resources made of names in a plan, which may hold anything.</summary>
internal static class FileNames
{
    private const int MaxLength = 80;

    /// <summary>Lower-case letters, digits and hyphens; <c>plan</c> when nothing is left.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length == MaxLength)
                break;
        }

        var text = slug.ToString().Trim('-');
        return text.Length > 0 ? text : "plan";
    }

    /// <summary>A name that is not taken yet, whatever the case: the first stays as it is, the next get a number.</summary>
    public static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var i = 2; !taken.Add(unique.ToUpperInvariant()); i++)
            unique = $"{name}-{i}";
        return unique;
    }
}
