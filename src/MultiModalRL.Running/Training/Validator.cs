using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>Tells an agent its validation loss when it wants to know.</summary>
internal sealed class Validator : IDisposable
{
    private readonly IValidatedAgent agent;
    private readonly IVectorEnvironment environment;
    private readonly ValidationLoss loss;

    public Validator(TrainingRequest request, IValidatedAgent agent)
    {
        this.agent = agent;
        environment = request.CreateEnvironment(Split.Validation, rows: 1);
        if (environment.Supervision is not { Count: > 0 } supervision)
        {
            environment.Dispose();
            throw new InputException(
                $"agent '{request.Agent.Name}' is validated on labelled examples, and {request.Environment.Id} offers none on its validation split");
        }

        var random = new SeedSequence(request.Seed).Stream("validation");
        loss = new ValidationLoss(environment.Spec, supervision, request.Run.ValidationExamples, random);
    }

    /// <summary>Measures where the agent's steps have passed a multiple of what it asked for; true where it wants no more.</summary>
    public bool LearningIsOver(long before, IMetricSink metrics)
    {
        if (agent.Steps / agent.ValidateEvery == before / agent.ValidateEvery)
        {
            return false;
        }

        var step = agent.Steps;
        var value = loss.Of(agent);
        metrics.Scalar(MetricTags.ValidationLoss, value, step);
        return !agent.Validated(value, metrics);
    }

    public void Dispose() => environment.Dispose();
}
