using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>The choice by values of one row, in managed code: no tensor per decision.</summary>
public static class EpsilonGreedy
{
    /// <summary>One of the legal actions uniformly with probability ε, else the first of the largest value.</summary>
    /// <param name="values">A value an action; <see cref="Ops.IllegalLogit"/> where it is illegal.</param>
    /// <param name="epsilon">ε ∈ [0, 1].</param>
    /// <param name="random">What is drawn from: one number for whether, one for which.</param>
    /// <returns>The action; 0 where none is legal, as may be in a row that plays no episode.</returns>
    /// <exception cref="ArithmeticException">A value is not a number.</exception>
    public static int Choose(ReadOnlySpan<float> values, double epsilon, RandomStream random) => Choose(values, epsilon, random, out _);

    /// <inheritdoc cref="Choose(ReadOnlySpan{float}, double, RandomStream)"/>
    /// <param name="values">A value an action; <see cref="Ops.IllegalLogit"/> where it is illegal.</param>
    /// <param name="epsilon">ε ∈ [0, 1].</param>
    /// <param name="random">What is drawn from.</param>
    /// <param name="drawn">Whether the action was drawn, whatever its value.</param>
    public static int Choose(ReadOnlySpan<float> values, double epsilon, RandomStream random, out bool drawn)
    {
        var (legal, best) = (0, 0);
        for (var action = 0; action < values.Length; action++)
        {
            if (float.IsNaN(values[action]))
            {
                throw new ArithmeticException("the values of the actions are not numbers: the weights or the observation are broken");
            }

            legal += IsLegal(values[action]) ? 1 : 0;
            best = values[action] > values[best] ? action : best;
        }

        drawn = legal > 0 && random.NextDouble() < epsilon;
        return drawn ? Nth(values, random.NextInt(legal)) : best;
    }

    private static int Nth(ReadOnlySpan<float> values, int number)
    {
        var action = 0;
        while (!IsLegal(values[action]) || number-- > 0)
        {
            action++;
        }

        return action;
    }

    private static bool IsLegal(float value) => value > Ops.IllegalLogit / 2;
}
