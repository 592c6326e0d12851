namespace MultiModalRL.Core;

/// <summary>One step of all rows, as an agent observes it.</summary>
public readonly ref struct Experience
{
    /// <summary>Bundles one step.</summary>
    public Experience(VectorStep before, Columns actions, Columns extras, VectorStep after)
    {
        Before = before;
        Actions = actions;
        Extras = extras;
        After = after;
    }

    /// <summary>What was seen when acting.</summary>
    public VectorStep Before { get; }

    /// <summary>What was done.</summary>
    public Columns Actions { get; }

    /// <summary>What the behaviour policy told of it.</summary>
    public Columns Extras { get; }

    /// <summary>What followed: rewards, status, the next observations, finals of truncated rows.</summary>
    public VectorStep After { get; }
}
