using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>An agent that can be made by name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">One line that says what it is.</param>
/// <param name="OptionsType">Its options record, with a constructor without parameters.</param>
/// <param name="Create">Makes it from validated options of that type.</param>
public sealed record AgentRegistration(
    string Name, string Summary, Type OptionsType, Func<AgentContext, object, IAgent> Create)
{
    /// <summary>Options under names, to start from.</summary>
    public ImmutableArray<AgentPreset> Presets { get; init; } = [];

    /// <summary>
    /// Rows of the training environment where nobody says otherwise and no questions are answered; null for the same as everywhere.
    /// For agents that learn from whole episodes, however long these are, or often.
    /// </summary>
    public int? RowsWithoutQuestions { get; init; }

    /// <summary>Whether it takes anything from the run it is started from; where not, a user who names one is told.</summary>
    public bool StartsFromRuns { get; init; } = true;

    /// <summary>The preset of a name.</summary>
    /// <exception cref="InputException">There is none; the nearest are listed.</exception>
    public AgentPreset Preset(string preset) =>
        Presets.FirstOrDefault(one => one.Name == preset)
        ?? throw new InputException(Nearest.Message($"preset of agent '{Name}'", preset, Presets.Select(one => one.Name)));

    /// <summary>Makes a registration.</summary>
    public static AgentRegistration Of<TOptions>(string name, string summary, Func<AgentContext, TOptions, IAgent> create)
        where TOptions : class, new() =>
        new(name, summary, typeof(TOptions), (context, options) => create(context, (TOptions)options));
}
