using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// Stops where an environment delivers a number that is NaN or infinite. Behind it an agent may no longer see it: what is
/// normalized is clamped, and tanh makes 1 of infinity. Looks at each number once a step, and allocates nothing.
/// </summary>
/// <param name="spec">The environment's spec.</param>
/// <param name="plan">Which episodes are played.</param>
internal sealed class FiniteNumbers(EnvironmentSpec spec, EpisodePlan plan)
{
    private readonly Field<float>[] fields =
        [.. spec.Observation.Fields.Where(field => field.Space is BoxSpace).Select(field => spec.Observation.Field<float>(field.Name))];

    /// <summary>Looks at observations that begin episodes.</summary>
    /// <exception cref="ArithmeticException">As <see cref="Require(VectorStep, VectorStep)"/>.</exception>
    public void Require(VectorStep first) => Require(first.Observations, first.Episodes, rows: default, "observation");

    /// <summary>Looks at what a step brought.</summary>
    /// <param name="before">The step before it.</param>
    /// <param name="after">The step.</param>
    /// <exception cref="ArithmeticException">A number is not finite; the message names field, row, episode and seed.</exception>
    public void Require(VectorStep before, VectorStep after)
    {
        if (FirstBroken(after.Rewards) is var row and >= 0)
        {
            throw Broken("the reward", after.Rewards[row], row, before.Episodes[row]);
        }

        Require(after.Observations, after.Episodes, rows: default, "observation");
        if (after.Finals.Count > 0)
        {
            Require(after.Finals, before.Episodes, after.FinalRows, "final observation");
        }
    }

    private void Require(Columns observations, ReadOnlySpan<long> episodes, ReadOnlySpan<int> rows, string what)
    {
        foreach (var field in fields)
        {
            var values = observations.All(field);
            if (FirstBroken(values) is var place and >= 0)
            {
                var row = rows.IsEmpty ? place / field.Width : rows[place / field.Width];
                throw Broken($"the {what}'s field {spec.Observation.Fields[field.Index].Name}[{place % field.Width}]", values[place], row, episodes[row]);
            }
        }
    }

    private ArithmeticException Broken(string what, float value, int row, long number)
    {
        var place = number < 0 ? $"row {row}" : $"row {row}, episode {number} (seed {plan.At(number).Seed})";
        return new ArithmeticException(string.Create(CultureInfo.InvariantCulture, $"{spec.Id}: {what} is {value} in {place}: expected a finite number"));
    }

    /// <summary>The place of the first number that is not finite; −1 where all are.</summary>
    private static int FirstBroken(ReadOnlySpan<float> values)
    {
        // x − x is 0 unless x is NaN or infinite.
        var sum = Vector<float>.Zero;
        var lanes = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (var lane in lanes)
        {
            sum += lane - lane;
        }

        var rest = 0f;
        foreach (var value in values[(lanes.Length * Vector<float>.Count)..])
        {
            rest += value - value;
        }

        return Vector.EqualsAll(sum, Vector<float>.Zero) && rest == 0 ? -1 : IndexOfBroken(values);
    }

    private static int IndexOfBroken(ReadOnlySpan<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
