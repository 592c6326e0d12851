using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>The tiny questions as an environment of one episode at a time, to be put behind the vector contract.</summary>
internal sealed class ScalarQuestions : IEnvironment
{
    private readonly TinyExample[] examples;
    private readonly QuestionAnsweringFields fields;
    private readonly QuestionAnsweringInfo info;
    private readonly byte[] revealed = new byte[9];
    private int example;

    public ScalarQuestions(TinyExample[] examples, EnvironmentSpec spec)
    {
        this.examples = examples;
        Spec = spec;
        fields = new QuestionAnsweringFields(spec);
        info = new QuestionAnsweringInfo(spec.Info);
    }

    public EnvironmentSpec Spec { get; }

    public void Reset(in Episode episode, StepRow first)
    {
        example = episode.Example;
        revealed.AsSpan().Clear();
        Write(first);
    }

    public StepStatus Step(Row action, StepRow next)
    {
        var chosen = action.Value(fields.Action);
        var answers = !fields.Looks!.Value.Contains(chosen);
        var accuracy = answers ? examples[example].Accuracies[chosen - fields.Answers.Start] : 0;
        if (!answers)
        {
            revealed[chosen - fields.Looks.Value.Start] = 1;
        }

        next.Rewards[0] = answers ? accuracy : (float)(-TinyQuestions.Price / 9);
        Write(next);
        next.Info.Value(info.Accuracy) = accuracy;
        next.Info.Value(info.Answer) = answers ? chosen - fields.Answers.Start + 1 : 0;
        return answers ? StepStatus.Terminated : StepStatus.Continues;
    }

    public void Dispose() { }

    private void Write(StepRow step)
    {
        var row = step.Observation;
        row.Value(fields.Image) = example;
        revealed.CopyTo(row.Values(fields.Revealed));
        examples[example].Question.CopyTo(row.Values(fields.Question));
        examples[example].Cells.CopyTo(row.Values(fields.Thumbnail!.Value));
        row.Values(fields.Deadline).Fill(1);
        row.Values(fields.Legal).Fill(1);
        for (var cell = 0; cell < 9; cell++)
        {
            row.Values(fields.Legal)[cell] = (byte)(1 - revealed[cell]);
        }

        step.Info.Value(info.Example) = step.Info.Value(info.Cluster) = example;
        step.Info.Value(info.Looks) = revealed.AsSpan().Count((byte)1);
        step.Info.Value(info.Cost) = step.Info.Value(info.Looks) / 9f;
    }
}
