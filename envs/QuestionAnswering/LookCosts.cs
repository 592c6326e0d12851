namespace MultiModalRL.Environments;

/// <summary>The normalised cost c after every number of spending actions: worked out once, looked up at every step.</summary>
internal sealed class LookCosts
{
    private readonly IProtocol protocol;
    private readonly double[] costs;
    private readonly float[] remaining;

    public LookCosts(IProtocol protocol, double deadline)
    {
        this.protocol = protocol;
        Deadline = (float)deadline;
        costs = [.. Enumerable.Range(0, protocol.MostSpending + 1).Select(Cost)];
        remaining = Array.ConvertAll(costs, Left);
    }

    /// <summary>D, as it is observed.</summary>
    public float Deadline { get; }

    /// <summary>c after some looks; a protocol may allow one action more than once.</summary>
    public double this[int looks] => looks < costs.Length ? costs[looks] : Cost(looks);

    /// <summary>What is left of the deadline then, in [0, 1], as it is observed.</summary>
    public float Remaining(int looks) => looks < remaining.Length ? remaining[looks] : Left(Cost(looks));

    private double Cost(int looks) => (protocol.InitialCost + looks * protocol.SpendingCost) / protocol.Budget;

    private float Left(double cost) => (float)Math.Clamp(Deadline - cost, 0, 1);
}
