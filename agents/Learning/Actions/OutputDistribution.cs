using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>A distribution described by what a network puts out, one number after the other.</summary>
internal abstract class OutputDistribution : ActionDistribution
{
    /// <summary>Numbers the network gives.</summary>
    public abstract int Outputs { get; }

    /// <summary>Log-deviations that are learned but do not depend on the observation.</summary>
    public virtual int Deviations => 0;

    /// <summary>The distribution of an environment's actions.</summary>
    /// <exception cref="InputException">Actions of that kind are not supported, or the mask of legal ones does not go with them.</exception>
    public static OutputDistribution Of(EnvironmentSpec spec, VectorModelOptions options)
    {
        if (spec.Action.Fields.Length != 1)
        {
            throw new InputException($"{spec.Id} has {spec.Action.Fields.Length} action fields: expected one");
        }

        if (LegalActions.Flaw(spec) is { } flaw)
        {
            throw new InputException($"a network cannot act in {spec.Id}: {flaw}");
        }

        var name = spec.Action.Fields[0].Name;
        return spec.Action.Fields[0].Space switch
        {
            DiscreteSpace discrete => new CategoricalActions(discrete, spec.Action.Field<int>(name)),
            MultiDiscreteSpace several => new SeveralCategoricalActions(several, spec.Action.Field<int>(name)),
            BoxSpace box => new GaussianActions(box, spec.Action.Field<float>(name), options.BoundedActions),
            var other => throw new InputException(
                $"{spec.Id} has actions of {other.GetType().Name}: expected {nameof(DiscreteSpace)}, {nameof(MultiDiscreteSpace)} or {nameof(BoxSpace)}"),
        };
    }

    /// <summary>The numbers that describe each row's distribution [N, width].</summary>
    /// <param name="outputs">What the network gives [N, outputs].</param>
    /// <param name="legal">1 where an action is legal [N, actions]; null where all are.</param>
    /// <param name="logDeviation">Learned log-deviations, or null.</param>
    public abstract Tensor Describe(Tensor outputs, Tensor? legal, Tensor? logDeviation);
}
