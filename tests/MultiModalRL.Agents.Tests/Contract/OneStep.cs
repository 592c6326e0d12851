using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>One step of a policy, compared bit for bit.</summary>
internal static class OneStep
{
    /// <summary>The first observations of an environment's rows, with some cells revealed.</summary>
    public static VectorStep At(TinyQuestions environment, byte[] revealed)
    {
        var step = new VectorStep(environment.Spec, environment.Count);
        environment.Reset(EpisodePlan.EachOnce(2, environment.Count), step, new(environment.Spec.Info, environment.Count));
        var fields = new QuestionAnsweringFields(environment.Spec);
        for (var row = 0; row < environment.Count; row++)
        {
            revealed.CopyTo(step.Observations.Values(fields.Revealed, row));
            for (var cell = 0; cell < revealed.Length; cell++)
            {
                step.Observations.Values(fields.Legal, row)[cell] = (byte)(1 - revealed[cell]);
            }
        }

        return step;
    }

    /// <summary>What a policy writes, bit for bit.</summary>
    public static string Act(IPolicy policy, EnvironmentSpec spec, VectorStep step)
    {
        var (actions, extras) = (new Columns(spec.Action, step.Rows), new Columns(policy.Extras, step.Rows));
        using var state = policy.CreateState(step.Rows);
        policy.Act(step.Input, state, actions, extras);
        return Bits(actions) + Bits(extras);
    }

    /// <summary>Every value of every field; single-precision numbers by their bits.</summary>
    public static string Bits(Columns columns) => string.Join('|', columns.Space.Fields.Select(field => field.Space switch
    {
        Space<int> => string.Join(',', columns.All(columns.Space.Field<int>(field.Name)).ToArray()),
        Space<byte> => string.Join(',', columns.All(columns.Space.Field<byte>(field.Name)).ToArray()),
        _ => string.Join(',', columns.All(columns.Space.Field<float>(field.Name)).ToArray().Select(BitConverter.SingleToInt32Bits)),
    }));
}
