using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Emit;

/// <summary>What is written for one type of a plan, whichever file it will be in.</summary>
/// <param name="Name">The type's C# name.</param>
/// <param name="Type">The type itself. Where it uses a pattern, it holds a mark for <see cref="PatternEmitter"/>.</param>
/// <param name="Method">What the type adds to the class of methods; may be empty.</param>
/// <param name="Patterns">The patterns that the type uses.</param>
/// <param name="HasObsolete">Whether the code uses something that the plan deprecates.</param>
internal sealed record EmittedType(string Name, string Type, string Method, EquatableArray<string> Patterns, bool HasObsolete)
{
    /// <summary>The other types of the plan that it refers to.</summary>
    public EquatableArray<Definition> Uses { get; init; } = [];

    /// <summary>The call's part of the plan's contract; null for a definition's type.</summary>
    public ContractPart? Contract { get; init; }
}

/// <summary>What a call adds to the contract of its plan.</summary>
/// <param name="First">The first of its lines, which says where in the contract it stands.</param>
/// <param name="Code">The lines, as <see cref="ContractEmitter.Lines"/> writes them.</param>
internal sealed record ContractPart(string First, string Code)
{
    public static ContractPart Of(EquatableArray<string> lines) => new(lines[0], ContractEmitter.Lines(lines));
}
