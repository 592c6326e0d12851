using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>Reads the answer model of any run that holds the shared model.</summary>
internal sealed class SupervisedModelLoader : IAnswerModelLoader
{
    // The context's checkpoint is that of the rule which asks, and holds no model.
    public IAnswerModel Load(AgentContext context) =>
        new LoadedModel(NetworkCheckpoint.Create(context with { CheckpointFolder = null }, new ModelOptions()));

    private sealed class LoadedModel(QuestionAnsweringNetwork network) : IAnswerModel, IDisposable
    {
        private readonly NetworkAnswerModel answers = new(network);

        public void AnswerProbabilities(Columns observations, Span<float> probabilities) =>
            answers.AnswerProbabilities(observations, probabilities);

        public void Dispose()
        {
            answers.Dispose();
            network.Dispose();
        }
    }
}
