namespace MultiModalRL.Core;

/// <summary>Labelled observations: what supervised learning and priors are fitted on.</summary>
public interface ISupervision
{
    /// <summary>How many examples.</summary>
    int Count { get; }

    /// <summary>
    /// Writes, for each example, an observation as it may occur in an episode (which cells are revealed depends on
    /// the seed alone), and the official accuracy of every action of the answer group.
    /// </summary>
    /// <param name="examples">Example numbers, 0 … <see cref="Count"/> − 1.</param>
    /// <param name="seeds">A seed an example; 0 reveals everything.</param>
    /// <param name="observations">Receives the observations; its count is set.</param>
    /// <param name="answerAccuracies">Receives examples × answers, each in [0, 1].</param>
    void Read(ReadOnlySpan<int> examples, ReadOnlySpan<ulong> seeds, Columns observations, Span<float> answerAccuracies);
}
