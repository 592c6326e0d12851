using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The best actions of the rows of a question-answering environment.</summary>
/// <param name="best">The best policy.</param>
/// <param name="states">The environment's rows.</param>
/// <param name="revealed">What is revealed in them, row after row.</param>
/// <param name="action">Where an action is written.</param>
internal sealed class QuestionAnsweringOracle(IExampleOracle best, EpisodeState[] states, byte[] revealed, Field<int> action) : IOracle
{
    private readonly int cells = revealed.Length / states.Length;

    public void Act(Columns actions)
    {
        actions.Count = states.Length;
        var written = actions.All(action);
        for (var row = 0; row < states.Length; row++)
        {
            written[row] = best.Act(states[row].Episode.Example, revealed.AsSpan(row * cells, cells));
        }
    }
}
