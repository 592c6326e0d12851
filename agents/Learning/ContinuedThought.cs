using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>
/// Reasons about one question at a time, and goes on from the step before where the same question is thought about further, instead of
/// beginning anew at each step: the same bits in less time. Where the weights have changed it begins anew.
/// </summary>
/// <param name="network">Whose fusion reasons; not owned.</param>
internal sealed class ContinuedThought(QuestionAnsweringNetwork network) : IDisposable
{
    private Reasoning? reasoning;
    private IImageStore? store;
    private int image;
    private int[] question = [];

    /// <summary>Whether there is anything to go on with: a single question, and a fusion whose steps are paid for.</summary>
    public bool Takes(Columns observations) =>
        observations.Count == 1 && network.Fields.Thoughts is not null && network.Model.ReasonsInSteps;

    /// <summary>Whether an observation is of the question thought about, and asks for more steps than were taken.</summary>
    public bool GoesOn(Columns observations) =>
        reasoning is not null
        && network.Model.IsCurrent(reasoning)
        && Steps(observations) > reasoning.Taken
        && ReferenceEquals(Store(observations), store)
        && observations.All(network.Fields.Image)[0] == image
        && observations.Values(network.Fields.Question, 0).SequenceEqual(question);

    /// <summary>What is understood of an observation after as many steps as it asks for.</summary>
    /// <param name="observations">The observation.</param>
    /// <param name="input">The same on the device; without pixels where it <see cref="GoesOn"/>.</param>
    public Understanding Of(Columns observations, in ModelInput input)
    {
        if (!GoesOn(observations))
        {
            Begin(observations, input);
        }

        for (var steps = Steps(observations); reasoning!.Taken < steps;)
        {
            reasoning.Step();
        }

        return network.Model.Understand(reasoning, input);
    }

    public void Dispose()
    {
        reasoning?.Dispose();
        reasoning = null;
    }

    private void Begin(Columns observations, in ModelInput input)
    {
        Dispose();
        reasoning = network.Model.Begin(input);
        (store, image) = (Store(observations), observations.All(network.Fields.Image)[0]);
        var asked = observations.Values(network.Fields.Question, 0);
        question = question.Length == asked.Length ? question : new int[asked.Length];
        asked.CopyTo(question);
    }

    // The first step is free: it is taken without a thought.
    private int Steps(Columns observations) => observations.All(network.Fields.Thoughts!.Value)[0] + 1;

    private IImageStore Store(Columns observations) => ((ImageSpace)observations.Space.Space(network.Fields.Image)).Store;
}
