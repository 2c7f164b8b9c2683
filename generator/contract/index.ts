/** What generated contract suites import as `routesmith/contract`. */
export type {
  Contract,
  ContractBase,
  ContractCall,
  ContractCallOptions,
  ContractCase,
  ContractChange,
  ContractClientOptions,
  ContractCredentials,
  ContractError,
  ContractOperation,
  ContractParameter,
  ContractSample,
  ContractVariation,
} from "./contract.ts";
export { describeContract } from "./describe-contract.ts";
