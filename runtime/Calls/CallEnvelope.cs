namespace TrackingPlan;

/// <summary>What a call carries beside its properties or traits: who, and the members that only some kinds have.</summary>
public readonly struct CallEnvelope
{
    /// <summary>Who the call is about.</summary>
    public Identity Identity { get; init; }

    /// <summary>The <c>groupId</c> of a Group call.</summary>
    public string? GroupId { get; init; }

    /// <summary>The <c>previousId</c> of an Alias call.</summary>
    public string? PreviousId { get; init; }

    /// <summary>The <c>name</c> of a Page or Screen call whose type does not fix it, or of an untyped event.</summary>
    public string? Name { get; init; }

    /// <summary>The <c>category</c> of a Page or Screen call.</summary>
    public string? Category { get; init; }

    /// <summary>Time, message id, context and integrations.</summary>
    public CallOptions Options { get; init; }
}
