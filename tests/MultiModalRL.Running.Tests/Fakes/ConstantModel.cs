using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>Gives every row the same probabilities.</summary>
internal sealed class ConstantModel(params float[] constant) : IAnswerModel
{
    public void AnswerProbabilities(Columns observations, Span<float> probabilities)
    {
        for (var i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] = constant[i % constant.Length];
        }
    }
}
