namespace MultiModalRL.Agents;

/// <summary>
/// Options of advantage actor-critic (Mnih et al. 2016, arXiv 1602.01783), in its synchronous form. Other defaults than
/// those it derives from: n-step returns as in the paper (λ = 1), rollouts of 5 steps (t_max), advantages as they are.
/// </summary>
public sealed record A2cOptions : ActorCriticOptions
{
    /// <summary>Sets the defaults.</summary>
    public A2cOptions()
    {
        RolloutSteps = 5;
        GaeLambda = 1;
        NormalizeAdvantages = false;
    }
}
