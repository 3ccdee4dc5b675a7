using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Checks;

/// <summary>
/// TRK1021: a property that is personal data by its name or format, and does not say so. Of native plans only: no other shape can.
/// </summary>
internal static class PersonalDataCheck
{
    /// <summary>What names of personal data end with, in words.</summary>
    private static readonly string[] Endings =
    [
        "email", "e mail", "email address", "phone", "phone number", "mobile", "mobile number", "first name", "last name", "full name",
        "given name", "family name", "middle name", "surname", "maiden name", "birthday", "birth date", "birthdate", "date of birth", "dob",
        "street", "street address", "home address", "postal address", "billing address", "shipping address", "postal code", "zip code",
        "ip", "ip address", "ssn", "social security number", "passport", "passport number", "tax id", "iban", "credit card",
        "card number", "credit card number", "bank account", "latitude", "longitude", "gender",
    ];

    private static readonly string[] Suffixes = [.. Endings.Select(ending => " " + ending)];

    public static void Run(CheckContext context)
    {
        if (!context.IsNative)
            return;
        foreach (var property in context.Properties())
        {
            if (property.IsPersonalData || context.NodeOf(property.Schema.Origin)?["pii"] is not null || Sign(property, context) is not { } sign)
                continue;
            if (property.Schema is not ReferenceSchema reference || context.Definitions.Find(reference.Pointer) is not { } definition || context.NodeOf(definition.Schema.Origin)?["pii"] is null)
                context.Report(PlanRules.PersonalData, property.Origin, Words.Quote(property.Name), sign);
        }
    }

    private static string? Sign(Property property, CheckContext context)
    {
        var schema = context.Resolve(property.Schema);
        // What is one of a few values, or yes or no, is about a person at most.
        if (schema is not (StringSchema or NumberSchema or ObjectSchema or AnySchema or UnionSchema))
            return null;
        if (schema is StringSchema { FormatName: "email" or "idn-email" or "ipv4" or "ipv6" } text)
            return $" (its format is {text.FormatName})";
        var words = " " + string.Join(" ", NameCases.Split(property.Name)).ToLowerInvariant();
        return Array.Exists(Suffixes, suffix => words.EndsWith(suffix, StringComparison.Ordinal)) ? " by its name" : null;
    }
}
