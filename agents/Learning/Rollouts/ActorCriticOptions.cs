using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Agents;

/// <summary>Options of agents whose advantages come from a learned value.</summary>
public abstract record ActorCriticOptions : OnPolicyOptions
{
    /// <summary>λ of generalized advantage estimation (detail 5). Default 0.95.</summary>
    [Range(0, 1)]
    public double GaeLambda { get; init; } = 0.95;

    /// <summary>Weight of the value loss ½(V − R)² (c₁ of Schulman et al. 2017, eq. 9; detail 10). Default 0.5.</summary>
    [Range(0, 100)]
    public double ValueCoefficient { get; init; } = 0.5;

    /// <summary>Advantages of a minibatch are shifted and scaled to mean 0, deviation 1 (detail 7). Default true.</summary>
    public bool NormalizeAdvantages { get; init; } = true;
}
