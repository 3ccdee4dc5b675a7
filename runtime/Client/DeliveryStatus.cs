namespace TrackingPlan;

/// <summary>How delivery goes.</summary>
public enum DeliveryStatus
{
    /// <summary>Nothing was lost, and the last attempt succeeded.</summary>
    Delivering,

    /// <summary>Attempts fail and are repeated; nothing was lost since a batch was last delivered.</summary>
    Retrying,

    /// <summary>Calls were lost since a batch was last delivered.</summary>
    Losing,
}
