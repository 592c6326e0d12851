namespace MultiModalRL.Agents;

/// <summary>What a return is compared with.</summary>
public enum ReinforceBaseline
{
    /// <summary>A learned value of the observation, V(o_t), with the return from that step on.</summary>
    Value,

    /// <summary>
    /// The mean return of the other episodes of the group (RLOO): a group is the same content played
    /// <see cref="ReinforceOptions.GroupSize"/> times in a row. Every step of an episode has the episode's advantage.
    /// </summary>
    Rloo,

    /// <summary>Nothing: the return from that step on itself.</summary>
    None,
}
