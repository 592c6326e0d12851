namespace MultiModalRL.Core;

/// <summary>Observations to actions, in batches. A policy does not learn.</summary>
public interface IPolicy : IDisposable
{
    /// <summary>What the policy tells of its choices (log-probability, value, …), for its agent.</summary>
    CompositeSpace Extras { get; }

    /// <summary>Fresh memory for a number of rows.</summary>
    PolicyState CreateState(int rows);

    /// <summary>Writes an action, and the extras, for every row of the input.</summary>
    void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras);
}
