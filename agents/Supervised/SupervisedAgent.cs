using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// Learns the answers by cross-entropy on labelled observations of which a random part is revealed, until the
/// validation loss no longer falls. Acting, it looks at everything that may be looked at and then answers.
/// </summary>
/// <remarks>
/// Soft accuracies are turned into a distribution over the answers; examples that no answer is right for teach
/// nothing. Which examples a minibatch holds depends on the seed and the step alone.
/// </remarks>
public sealed class SupervisedAgent : IValidatedAgent
{
    private const int LogEvery = 50;

    private readonly AgentContext context;
    private readonly SupervisedOptions options;
    private readonly string name;
    private readonly QuestionAnsweringNetwork network;
    private readonly NetworkAnswerModel answers;
    private readonly FixedLookPolicy policy;
    private readonly FlatParameters parameters;
    private readonly FlatAdam optimizer;
    private readonly SupervisedBatch? batch;
    private readonly ValidationPlateau plateau;

    /// <summary>Makes the agent.</summary>
    /// <exception cref="InputException">Not a question-answering environment, or an unfit run to start from.</exception>
    public SupervisedAgent(AgentContext context, SupervisedOptions options, string name)
    {
        this.context = context;
        this.options = options;
        this.name = name;
        network = NetworkCheckpoint.Create(context, options.Model);
        answers = new NetworkAnswerModel(network);
        policy = new FixedLookPolicy(context.Environment, new FixedLookOptions(), context.Seed, this);
        FlatParameters.Freeze(network.Model, name => ModelParts.IsActing(network.Model, name));
        parameters = new FlatParameters(network.Model);
        optimizer = new FlatAdam(parameters, new AdamOptions
        {
            WeightDecay = options.WeightDecay, LearningRates = network.Model.Options.ReadLearningRates(),
        });
        plateau = new ValidationPlateau(parameters, options.Patience);
        if (context.Supervision is { } supervision)
        {
            batch = new SupervisedBatch(context, supervision, network, options);
            if (context.InitFolder is null)
            {
                ThumbnailMoments.Fit(network, supervision, context.Seed);
            }
        }
    }

    /// <inheritdoc/>
    public LearningSource LearnsFrom => LearningSource.Supervision;

    /// <inheritdoc/>
    public long Steps => optimizer.Steps * options.MinibatchSize;

    /// <inheritdoc/>
    public IPolicy BehaviorPolicy => policy;

    /// <inheritdoc/>
    public IPolicy EvaluationPolicy => policy;

    /// <inheritdoc/>
    public long ValidateEvery => options.Patience > 0 ? options.ValidateEvery : 0;

    /// <inheritdoc/>
    public void Observe(in Experience experience) { }

    /// <inheritdoc/>
    public bool Update(IMetricSink metrics)
    {
        var source = batch ?? throw new InputException($"{context.Environment.Id} offers no labelled observations to learn from");
        using var scope = NewDisposeScope();
        var (input, targets) = source.Read(optimizer.Steps);
        var loss = network.Model.Answers(input).log_softmax(-1).mul(targets).sum(-1).mean().neg();
        parameters.ZeroGradients();
        loss.backward();
        var norm = parameters.ClipGradients(options.MaxGradientNorm);
        var rate = Schedule.HeldThenLinear(
            options.LearningRate, options.FinalLearningRate, options.HeldShare, Steps, context.TotalSteps);
        optimizer.Step(rate);
        if (optimizer.Steps % LogEvery == 0)
        {
            Finite.Require(loss.item<float>(), "the supervised loss", Steps, context.Seed);
            metrics.Scalar("losses/cross_entropy", loss.item<float>(), Steps);
            metrics.Scalar("losses/gradient_norm", norm.item<float>(), Steps);
            metrics.Scalar("charts/learning_rate", rate, Steps);
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Validated(double loss, IMetricSink metrics)
    {
        Finite.Require(loss, "the validation loss", Steps, context.Seed);
        metrics.Scalar("losses/validation_cross_entropy", loss, Steps);
        return plateau.Continue(loss);
    }

    /// <inheritdoc/>
    public void AnswerProbabilities(Columns observations, Span<float> probabilities) =>
        answers.AnswerProbabilities(observations, probabilities);

    /// <inheritdoc/>
    /// <exception cref="ArithmeticException">The weights are not finite: nothing is written.</exception>
    public void Save(string folder)
    {
        using (var sum = parameters.Values.sum())
        {
            Finite.Require(sum.item<float>(), "the sum of the weights", Steps, context.Seed);
        }

        NetworkCheckpoint.Save(folder, name, network, writer =>
        {
            optimizer.Save(writer);
            plateau.Save(writer);
        });
    }

    /// <inheritdoc/>
    public void Load(string folder) => NetworkCheckpoint.Load(folder, name, network, reader =>
    {
        optimizer.Load(reader);
        plateau.Load(reader);
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        plateau.Dispose();
        optimizer.Dispose();
        parameters.Dispose();
        batch?.Dispose();
        answers.Dispose();
        network.Dispose();
    }
}
