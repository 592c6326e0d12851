namespace MultiModalRL.Core;

/// <summary>Takes in numbers as they arise; where they go (file, TensorBoard, progress bar) is its own affair.</summary>
public interface IMetricSink
{
    /// <summary>One number under a tag such as <c>losses/policy_loss</c>, at a step of the run.</summary>
    void Scalar(string tag, double value, long step);

    /// <summary>Something that whoever watches should know, in one sentence. Sinks of numbers leave it.</summary>
    void Warn(string text, long step) { }
}
