namespace TrackingPlan;

/// <summary>
/// A property that may be left out, and that may also be null: two different things to the plan. It is left out by default; any value,
/// null too, converts to a property that is sent.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Optional<T> : IEquatable<Optional<T>>
{
    private Optional(T value)
    {
        Value = value;
        HasValue = true;
    }

    /// <summary>Whether the property is sent.</summary>
    public bool HasValue { get; }

    /// <summary>The value; the type's default when the property is left out.</summary>
    public T? Value { get; }

    /// <summary>A property that is sent.</summary>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <inheritdoc/>
    public bool Equals(Optional<T> other) => HasValue == other.HasValue && EqualityComparer<T>.Default.Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(HasValue, Value);

    /// <summary>Whether there is a value; never the value, for it may be personal data.</summary>
    public override string ToString() => HasValue ? "set" : "not set";

    /// <summary>Whether both are left out, or both are sent with equal values.</summary>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Whether presence or value differs.</summary>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);
}

/// <summary>Makes an <see cref="Optional{T}"/> of a value that does not convert to it: C# has no conversions from interfaces.</summary>
public static class Optional
{
    /// <summary>A property that is sent.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static Optional<T> Of<T>(T value) => value;
}
