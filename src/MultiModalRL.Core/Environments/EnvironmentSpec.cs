using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>What an environment promises: its spaces, rewards and limits.</summary>
/// <param name="Id">The id it is registered by.</param>
/// <param name="Observation">The layout of observations.</param>
/// <param name="Action">The layout of actions.</param>
public sealed record EnvironmentSpec(EnvironmentId Id, CompositeSpace Observation, CompositeSpace Action)
{
    /// <summary>The name of the action field of environments with one: a discrete action, several at once, or a vector of reals.</summary>
    public const string ActionField = "action";

    /// <summary>The layout of what the runner may know and agents may not.</summary>
    public CompositeSpace Info { get; init; } = CompositeSpace.Empty;

    /// <summary>The names of the reward components; the reward is their sum.</summary>
    public ImmutableArray<string> Rewards { get; init; } = ["reward"];

    /// <summary>The observation field that holds 1 for every legal action, or null where all are legal.</summary>
    public Field<byte>? LegalActions { get; init; }

    /// <summary>Steps after which the vector environment truncates an episode; 0 for no limit.</summary>
    public int MaxEpisodeSteps { get; init; }

    /// <summary>Examples an epoch of the plan goes through; 1 where there are none.</summary>
    public int ExampleCount { get; init; } = 1;

    /// <summary>What a question-answering environment adds; null for others.</summary>
    public QuestionAnsweringSpec? QuestionAnswering { get; init; }
}
