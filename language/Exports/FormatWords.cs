using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Exports;

/// <summary>What is said of a format that does not hold all of a plan.</summary>
/// <param name="Name">The format's name, with which a sentence can begin.</param>
internal sealed record FormatWords(string Name)
{
    /// <summary>Why a call is not there.</summary>
    public Func<CallDocument, string>? NoCall { get; init; }

    /// <summary>Why names are in another order.</summary>
    public string Order { get; init; } = "it is in another order there";

    /// <summary>Why what a rule says beside its properties or traits is not there.</summary>
    public Func<JsonMember, string>? NotBeside { get; init; }

    /// <summary>Why a version's own description, or none, is not there.</summary>
    public string? Description { get; init; }
}
