using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>
/// Options of the network that an environment's observations do not call for: they would change nothing, and a run would record them.
/// </summary>
internal static class UnusedOptions
{
    /// <summary>The options, where a run begins without such, or goes on.</summary>
    /// <exception cref="InputException">Some are given: all of them, and which network there is.</exception>
    public static TOptions Without<TOptions>(AgentContext context, TOptions options)
        where TOptions : NetworkOptions
    {
        if (context.CheckpointFolder is not null)
        {
            return options;
        }

        var asks = context.Environment.QuestionAnswering is not null;
        string[] changed = asks
            ? [.. Changed(new VectorModelOptions(), options.Vector, "agent.vector")]
            : [.. Changed(new ModelOptions(), options.Model, "agent.model"), .. options.Train is null ? [] : (string[])["agent.train"]];
        return changed.Length == 0
            ? options
            : throw new InputException(
                $"{string.Join(", ", changed)}: {context.Environment.Id} {(asks ? "asks about images, for the network of agent.model" : "shows vectors of features, to the network of agent.vector")}: leave out what would do nothing there");
    }

    private static IEnumerable<string> Changed(object usual, object given, string path) =>
        ChangedOptions.Of(OptionsBinder.ToJson(usual), OptionsBinder.ToJson(given), path);
}
