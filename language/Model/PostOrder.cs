namespace TrackingPlan.Language.Model;

/// <summary>Visits what refers to each other. The stack is the walk's own: a chain may be as long as the plan.</summary>
internal static class PostOrder
{
    /// <summary>Leaves what something refers to before it leaves the thing itself; what leads back to itself is not entered again.</summary>
    /// <param name="next">What a thing refers to.</param>
    /// <param name="enter">Whether to go into a thing: it is not known yet, and known from now on.</param>
    public static void Visit<T>(T start, Func<T, IEnumerable<T>> next, Func<T, bool> enter, Action<T> leave)
    {
        var path = new Stack<(T Item, IEnumerator<T> Next)>();
        if (enter(start))
            path.Push((start, next(start).GetEnumerator()));
        while (path.Count > 0)
        {
            var (item, others) = path.Peek();
            if (!others.MoveNext())
            {
                leave(item);
                path.Pop();
            }
            else if (enter(others.Current))
            {
                path.Push((others.Current, next(others.Current).GetEnumerator()));
            }
        }
    }
}
