namespace MultiModalRL.Torch;

/// <summary>What the layers of a <see cref="VectorModel"/> begin with.</summary>
public enum InitialWeights
{
    /// <summary>Orthogonal weights of gain √2, 0.01 before the actions and 1 before the value; zero biases (detail 2 of Huang et al. 2022).</summary>
    Orthogonal,

    /// <summary>Weights and biases uniform within ±1/√inputs, as PyTorch has it.</summary>
    Uniform,
}
