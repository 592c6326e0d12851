namespace MultiModalRL.Core;

/// <summary>An agent that can tell how likely each answer is, given what is revealed.</summary>
public interface IAnswerModel
{
    /// <summary>Writes rows × answers probabilities for the rows of <paramref name="observations"/>.</summary>
    void AnswerProbabilities(Columns observations, Span<float> probabilities);
}
